import HiplineCore
import HiplineIO
import Testing

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
}
