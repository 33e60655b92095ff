import HiplineCore
import HiplineIO

@testable import HiplineBatch

extension SensorReader {
  /// Reads files whatever their length.
  ///
  /// - Parameter store: Where the sensors' paths lead to.
  init(_ store: any FileStore = Folders()) {
    var rules = LongRecordingRules()
    rules.longestSessionSeconds = .infinity
    self.init(WholeFiles(files: SessionFiles(store: store, log: nil), rules: rules))
  }
}
