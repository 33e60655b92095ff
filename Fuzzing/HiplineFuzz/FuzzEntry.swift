import Foundation
import Glibc

/// Called by libFuzzer with one input after another.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  FuzzInput(Array(UnsafeBufferPointer(start: start, count: count))).run()
  return 0
}

/// Called by libFuzzer once. With `HIPLINE_FUZZ_SEEDS` set to a folder it fills the folder and ends the process.
@_cdecl("LLVMFuzzerInitialize")
public func fuzzInitialize(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  CommandLineInput.writeRecording()
  guard let folder = getenv("HIPLINE_FUZZ_SEEDS") else { return 0 }
  do {
    try SeedCorpus.write(to: URL(filePath: String(cString: folder)))
  } catch {
    FileHandle.standardError.write(Data("the seeds cannot be written: \(error)\n".utf8))
    _exit(1)
  }
  _exit(0)
}
