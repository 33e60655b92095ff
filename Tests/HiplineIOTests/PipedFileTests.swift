import Foundation
import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct PipedFileTests {
  /// What is read of a pipe into which somebody else writes.
  private func piped(_ write: @escaping @Sendable (FileHandle) -> Void) async throws -> PipedFile {
    try await TestFolders.withTemporaryFolder { folder in
      let path = folder.path + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      // Opened for both, so that neither end waits for the other.
      let descriptor = open(path, O_RDWR | O_CLOEXEC)
      // A thread of its own: the reader waits for it.
      Thread.detachNewThread {
        let writer = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        write(writer)
        try? writer.close()
      }
      #expect(PipedFile.isPipe(path))
      return try PipedFile(path: path)
    }
  }

  @Test func `a table that comes through a pipe is read as from a file`() async throws {
    // More than a pipe holds, so that who writes is still there when the reader comes.
    let rows = (0..<40_000).map { "\(Double($0) / 100),0,0.1,1" }.joined(separator: "\n")
    let text = "time_s,acc_x_g,acc_y_g,acc_z_g\n" + rows + "\n"
    let file = try await piped { $0.write(Data(text.utf8)) }
    let store = FoldersAndArchives([], piped: [file])
    let content = try RecordingReader.content(
      of: file.path, in: store, columns: .header(), longestSeconds: .infinity, visit: { _, _ in })
    guard case .held(let recordings) = content else {
      Issue.record("a long file")
      return
    }
    #expect(recordings.map(\.sampleCount) == [40_000])
    #expect(recordings[0].sha256 != nil)
  }

  private func failure(_ write: @escaping @Sendable (FileHandle) -> Void) async -> InputFailure
    .Code?
  {
    do {
      _ = try await piped(write)
      return nil
    } catch {
      return (error as? InputFailure)?.code
    }
  }

  @Test func `more than a pipe may bring is refused, and so are an archive and nothing`() async {
    let block = Data(count: 1 << 20)
    let most = PipedFile.mostBytes
    #expect(
      await failure { writer in
        for _ in 0...(most >> 20) { try? writer.write(contentsOf: block) }
      } == .unreadable)
    #expect(
      await failure { writer in
        try? writer.write(contentsOf: Data([0x50, 0x4B, 3, 4]) + block)
      } == .archiveRefused)
    #expect(await failure { _ in } == .empty)
  }
}
