import HiplineCore
import HiplineIO

/// The one recording of a table given as text.
func recording(_ text: String, name: String = "table.csv") throws -> Recording {
  let all = try RecordingReader.read(bytes: Array(text.utf8), name: name)
  guard let first = all.first, all.count == 1 else { throw UnexpectedCount(count: all.count) }
  return first
}

/// The failure that reading a table throws, nil where it is read.
func failure(_ text: String, name: String = "table.csv") -> InputFailure? {
  failure(Array(text.utf8), name: name)
}

func failure(_ bytes: [UInt8], name: String = "table.csv") -> InputFailure? {
  do throws(InputFailure) {
    _ = try RecordingReader.read(bytes: bytes, name: name)
    return nil
  } catch {
    return error
  }
}

struct UnexpectedCount: Error { var count: Int }

extension Recording {
  var codes: [FindingCode] { findings.map(\.code) }

  func finding(_ code: FindingCode) -> Finding? { findings.first { $0.code == code } }
}

/// Rows of a sensor that lies still with one g on its z axis, with something to tell the rows apart.
func stillRows(
  _ count: Int = 200, oneG: Double = 9.80665, delimiter: String = ",", step: Double = 0.01,
  start: Double = 0
) -> String {
  (0..<count).map { row in
    let time = start + Double(row) * step
    let noise = Double(row % 5) * 1e-3 * oneG
    return [time, noise, -noise, oneG].map { "\($0)" }.joined(separator: delimiter)
  }.joined(separator: "\n") + "\n"
}

/// The recordings in a fixture's table.
func recordings(of fixture: FormatFixture) throws -> [Recording] {
  try RecordingReader.read(bytes: Array(fixture.text.utf8), name: fixture.fileName)
}

/// The one recording in a fixture's table.
func recording(of fixture: FormatFixture) throws -> Recording {
  try recording(fixture.text, name: fixture.fileName)
}
