import Foundation
import HiplineCore
import Testing

@testable import HiplineIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct FileBytesTests {
  @Test(arguments: [
    ("/no/such/file.csv", "No such file"), ("/tmp", "a folder"), ("/dev/null", "ordinary"),
  ])
  func `what cannot be read says why`(path: String, reason: String) {
    do throws(InputFailure) {
      _ = try RecordingReader.read(path: path)
      Issue.record("nothing was thrown")
    } catch {
      #expect(error.code == .unreadable)
      #expect(error.path == path)
      #expect(error.message.contains(reason))
    }
  }

  @Test func `a small file that is none is refused, also where it claims more than is there`()
    throws
  {
    let place = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: place) }
    #expect(FileManager.default.createFile(atPath: place.path, contents: nil))
    for limit in [FileBytes.mostBytes, FileBytes.mostTableBytes] {
      // Of holes: nothing of it is on the disk.
      #expect(truncate(place.path, 1 << 40) == 0)
      let failure = #expect(throws: InputFailure.self) {
        limit == FileBytes.mostBytes
          ? try Folders().bytes(at: place.path) : try FileBytes.table(at: place.path, in: Folders())
      }
      #expect(failure?.message.contains("\(limit >> 20) MiB") == true)
      #expect(truncate(place.path, off_t(limit)) == 0)
    }
    #expect(try FileBytes.table(at: place.path, in: Folders()).count == FileBytes.mostTableBytes)
  }

  @Test func `a table that claims a size of nothing, or more than there is, is read to its end`()
    throws
  {
    // As files of the system do, whose size is not known before they are read.
    let failure = #expect(throws: InputFailure.self) {
      try RecordingReader.read(path: "/proc/self/status")
    }
    #expect(failure?.code != .empty)
    let place = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: place) }
    try Data("time_s,acc_x_g,acc_y_g,acc_z_g\n0,0,0,1\n".utf8).write(to: place)
    #expect(truncate(place.path, 1 << 40) == 0)
    let sparse = #expect(throws: InputFailure.self) { try RecordingReader.read(path: place.path) }
    #expect(sparse?.code == .notARecording)
  }
}
