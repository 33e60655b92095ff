import HiplineCore
import HiplineIO
import Testing

struct EmpaticaE4Tests {
  @Test func `start and rate are the first two lines`() throws {
    let read = try recording(of: .named("empatica-e4 acceleration"))
    #expect(read.clock == .absolute(unixSeconds: InventedMovement.startUnixSeconds))
    #expect(read.accelerometer?.timestamps[1] == 1.0 / 32)
    #expect(read.columns.map(\.unit) == ["1/64 g", "1/64 g", "1/64 g"])
  }

  @Test(arguments: [
    ("BVP.csv", "1700000000.000000\n64.000000\n0.1\n-0.2\n"),
    ("TEMP.csv", "1700000000.00\n4.00\n30.1\n30.2\n"),
    ("tags.csv", "1700000010.12\n1700000020.34\n"),
  ])
  func `the wristband's other signals are refused`(name: String, text: String) {
    #expect(failure(text, name: name)?.code == .notARecording)
  }
}
