import HiplineCore
import HiplineTestSupport
import Testing

@testable import HiplineIO

struct SpokenColumnTests {
  @Test(arguments: [
    "time", "time_s", "timestamp", "epoch (ms)", "Time (s)", "seconds_elapsed", "acc_x_m_s2",
    "Accelerometer X (g)", "gFx", "userAcceleration.x", "gyr_z_rad_s", "left thigh acc y (m/s²)",
    "RFemur_gyro_z", "ax", "sample",
  ])
  func `a name of known words is said`(name: String) {
    #expect(SpokenColumn.text(name, number: 3) == "column “\(name)”")
  }

  @Test(arguments: [
    "", " ", "John_Smith_1980_acc_y_m_s2", "Linda_x", "accountant_y", "gyrling", "time of Anna",
    "acc_x (Anna)", "Rothman acc x", "acc_x_1980-03-01", "patient 17 time", "Zeitgeist",
    "heartbreak",
    "acc_x [m/s²] [Müller]", "\u{1B}[31mtime\u{1B}[0m",
  ])
  func `a name with any other word is a number`(name: String) {
    #expect(SpokenColumn.text(name, number: 3) == "column 3")
  }
}

/// Whatever somebody writes into the free places of a file, no failure and no finding says it.
struct FreeTextOfFilesTests {
  private static let secret = "Quixotina"

  private func everythingSaid(_ text: String, mapping: ColumnMapping? = nil) -> [String] {
    do throws(InputFailure) {
      let recordings = try RecordingReader.read(
        bytes: Array(text.utf8), name: "a.csv", mapping: mapping)
      return recordings.flatMap(\.findings).flatMap { [$0.message, $0.hint] }
    } catch {
      return [error.message, error.hint]
    }
  }

  private static let rows = (0..<200).map { row in
    "\(Double(row) / 50),0.1,0.\(row % 9 + 1),9.8"
  }

  /// A table whose header, first cells or lines before it hold the word.
  private static let tables: [String] = {
    let plain = ["time", "acc_x", "acc_y", "acc_z"]
    var tables: [String] = []
    for place in plain.indices {
      for name in ["\(secret)_\(plain[place])", "\(plain[place]) (\(secret))", secret] {
        var header = plain
        header[place] = name
        for broken in [nil, 0, 2] as [Int?] {
          var rows = rows
          if let broken {
            for row in 100..<150 {
              var cells = rows[row].split(separator: ",").map(String.init)
              cells[broken] = secret
              rows[row] = cells.joined(separator: ",")
            }
          }
          tables.append(([header.joined(separator: ",")] + rows).joined(separator: "\n"))
        }
      }
    }
    tables.append(([secret, plain.joined(separator: ",")] + rows).joined(separator: "\n"))
    tables.append("\(secret)\n\(secret),\(secret)\n")
    tables.append("name\n\(secret)\n")
    return tables
  }()

  @Test func `no message of a table says a word of its header, its cells or what stands before`() {
    for table in Self.tables {
      let said = everythingSaid(table)
      #expect(
        said.allSatisfy { !$0.lowercased().contains(Self.secret.lowercased()) },
        "\(table.prefix(60)): \(said)")
    }
  }

  @Test(arguments: [
    "id: [\(secret)\n", "\(secret): 1\n", "sensors:\n  - file: a.csv\n    placement: \(secret)\n",
    "exercise: \(secret)\nsensors: [{file: a.csv}]\n",
    "side: \(secret)\nsensors: [{file: a.csv}]\n",
    "started_at: \(secret)\nsensors: [{file: a.csv}]\n", "sensors: \(secret)\n",
    "a: 1\n\(secret): 1\n\(secret): 2\n", "sensors: [{file: ../\(secret).csv}]\n",
    "sensors:\n  - file: a.csv\n    units: {time: \(secret)}\n", "&\(secret) [*x]\n",
    "sensors:\n  - file: a.csv\n    columns: {\(secret): 1}\n", "x: !\(secret) {\n",
    "sensors:\n  - file: a.csv\n    rate_hz: \(secret)\n", "x: *\(secret)\n",
  ])
  func `no message of a session file says a word of it`(text: String) {
    do throws(InputFailure) {
      _ = try SessionDescription.read(bytes: Array(text.utf8), path: "s/session.yaml")
    } catch {
      #expect(!(error.message + error.hint).contains(Self.secret), "\(error)")
    }
  }

  @Test func `a column that the session file names is not said`() throws {
    let session = try SessionDescription.read(
      bytes: Array(
        "sensors:\n  - file: a.csv\n    columns: { time: \(Self.secret), accelerometer: [1, 2, 3] }\n"
          .utf8), path: "s/session.yaml")
    let table = (["t,x,y,z"] + Self.rows).joined(separator: "\n")
    let said = everythingSaid(table, mapping: session.sensors[0].mapping)
    #expect(said.first?.contains("names a column, which is none of the file's 4") == true)
    #expect(said.allSatisfy { !$0.contains(Self.secret) })
  }

  @Test(arguments: [
    "session_id,file,\(secret),\(secret)\na,b,c,d\n",
    "session_id,file,side\na,b,\(secret)\n", "session_id,file,exercise\na,b,\(secret)\n",
    "session_id,file,started_at\na,b,\(secret)\n", "session_id,file\n\(secret)\n",
    "session_id,file,subject\na,b,\(secret)\na,c,x\n", "\(secret)\n",
  ])
  func `no message of a manifest says a word of it`(text: String) {
    #expect {
      try SessionManifest.read(bytes: Array(text.utf8), path: "m.csv", exercises: ["clamshell"])
    } throws: { error in
      guard let mistakes = error as? InputMistakes else { return false }
      return mistakes.failures.allSatisfy {
        !($0.message + $0.hint).contains(Self.secret)
      }
    }
  }
}
