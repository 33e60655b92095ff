import HiplineCore
import HiplineIO
import HiplineReport

// What a page calls. Texts come and go as UTF-8 in memory that the page asks for; there is one thread.

private nonisolated(unsafe) var run: PageRun?
private nonisolated(unsafe) var reply: [UInt8] = []

@_cdecl("hipline_memory")
public func memory(_ byteCount: Int32) -> UnsafeMutableRawPointer {
  .allocate(byteCount: Int(byteCount), alignment: 16)
}

@_cdecl("hipline_free")
public func free(_ memory: UnsafeMutableRawPointer) { memory.deallocate() }

/// Forgets all files and what was made of them.
@_cdecl("hipline_clear")
public func clear() {
  run = nil
  reply = []
  DroppedFiles.clear()
}

@_cdecl("hipline_file")
public func file(
  _ path: UnsafePointer<UInt8>, _ pathBytes: Int32, _ number: Int32, _ byteCount: Double
) {
  DroppedFiles.add(text(path, pathBytes), number: number, byteCount: Int(exactly: byteCount))
}

/// Finds the sessions; returns their number, or −1 for a request that is none.
@_cdecl("hipline_find")
public func find(_ request: UnsafePointer<UInt8>, _ byteCount: Int32) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: request, count: Int(byteCount)))
  do throws(InputFailure) {
    run = try PageRun(JSONValue(bytes) ?? .null)
  } catch {
    return -1
  }
  return Int32(run?.count ?? 0)
}

/// Analyses the next session; returns how many bytes the reply has, 0 after the last.
@_cdecl("hipline_next")
public func next() -> Int32 { answer(run?.next()) }

@_cdecl("hipline_end")
public func end() -> Int32 { answer(run?.end()) }

@_cdecl("hipline_reply")
public func replyStart() -> UnsafePointer<UInt8>? {
  // It stays where it is until the next reply.
  reply.withUnsafeBufferPointer { $0.baseAddress }
}

private func answer(_ value: JSONValue?) -> Int32 {
  guard let value else { return 0 }
  reply = Array(value.encoded(onOneLine: true).utf8)
  return Int32(reply.count)
}

private func text(_ start: UnsafePointer<UInt8>, _ byteCount: Int32) -> String {
  String(decoding: UnsafeBufferPointer(start: start, count: Int(byteCount)), as: UTF8.self)
}
