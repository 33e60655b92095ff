import HiplineCore
import HiplineIO
import Testing

struct PhyphoxTests {
  @Test(arguments: [(",", "."), ("\t", "."), (";", "."), ("\t", ","), (";", ",")])
  func `all five separators give the same recording`(delimiter: String, mark: String) throws {
    let names = [
      "Time (s)", "Acceleration x (m/s^2)", "Acceleration y (m/s^2)", "Acceleration z (m/s^2)",
    ]
    let rows = (0..<50).map { row in
      ["\(row)E-2", "2.5E-3", "-1.250000000E-1", "9.80665E0"].map { $0.replacing(".", with: mark) }
        .joined(separator: delimiter)
    }
    let header = names.map { "\"\($0)\"" }.joined(separator: delimiter)
    let read = try recording(([header] + rows).joined(separator: "\n") + "\n")
    #expect(read.format == "phyphox")
    #expect(read.accelerometer?.timestamps[3] == 0.03)
    #expect(read.accelerometer?.values[3] == Vector3(0.0025, -0.125, 9.80665))
    #expect(read.findings.isEmpty)
  }

  @Test func `an experiment of one's own tells gravity by the file's name and by the still norm`()
    throws
  {
    let header = "\"Time (s)\";\"X (m/s^2)\";\"Y (m/s^2)\";\"Z (m/s^2)\"\n"
    let with = try recording(header + stillRows(delimiter: ";"), name: "a/Accelerometer.csv")
    #expect(with.holdsGravity == true)
    #expect(with.findings.isEmpty)
    let without = try recording(
      header + stillRows(oneG: 0.02, delimiter: ";"), name: "a/Linear Accelerometer.csv")
    #expect(without.codes == [.gravityAbsent])
    let unnamed = try recording(header + stillRows(oneG: 0.02, delimiter: ";"), name: "b.csv")
    #expect(unnamed.codes == [.gravityAbsent])
  }

  @Test func `padding with NaN at the end is left out`() throws {
    let read = try recording(
      "\"Time (s)\",\"Acceleration x (m/s^2)\",\"Acceleration y (m/s^2)\",\"Acceleration z (m/s^2)\"\n"
        + stillRows(50) + "NaN,NaN,NaN,NaN\nNaN,NaN,NaN,NaN\n")
    #expect(read.sampleCount == 50)
    #expect(read.codes == [.missingValues])
  }
}
