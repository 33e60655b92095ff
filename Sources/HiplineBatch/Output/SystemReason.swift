import Foundation

extension Error {
  /// Why the system refused, in its own words: Foundation keeps them beneath an error of its own that says nothing.
  package var systemReason: String {
    let beneath = (self as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    switch beneath ?? self {
    case let error as POSIXError: return String(cString: strerror(error.code.rawValue))
    case let error as NSError where error.domain == NSPOSIXErrorDomain:
      return String(cString: strerror(Int32(truncatingIfNeeded: error.code)))
    default: return localizedDescription
    }
  }
}
