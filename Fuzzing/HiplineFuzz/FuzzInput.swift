import Foundation
import HiplineAnalysis
import HiplineBatch
import HiplineCore
import HiplineIO
import HiplineReport

/// One input of the fuzzer: the first byte says what the others are.
struct FuzzInput {
  /// Names of files, which some formats look at, by the first byte.
  static let names = [
    "table.csv", "Accelerometer.csv", "TotalAcceleration.csv", "Gyroscope.csv", "WristMotion.csv",
    "WatchAccelerometerUncalibrated.csv", "ACC.csv", "tags.csv", "Linear Accelerometer.csv",
    "test.txt",
  ]
  /// The first bytes of anything but a recording.
  static let session = UInt8(names.count)
  /// A session file and a recording with a zero byte between them, the recording with the columns that the file states.
  static let mapped = session + 1
  static let manifest = session + 2
  static let archive = session + 3
  static let profile = session + 4
  /// A result that is read back.
  static let result = session + 5
  /// What the pages draw, read back.
  static let traces = session + 6
  /// A folder of results: ``ResultFolder``.
  static let folder = session + 7
  /// ``CommandLineInput``.
  static let commandLine = session + 8

  let kind: UInt8
  let bytes: [UInt8]

  init(_ input: [UInt8]) {
    kind = input[0] % (FuzzInput.commandLine + 1)
    bytes = Array(input.dropFirst())
  }

  /// Reads the input and checks what must hold of any result; a violation traps, which the fuzzer reports.
  func run() {
    do throws(InputFailure) {
      switch kind {
      case FuzzInput.session:
        _ = try session(bytes)
      case FuzzInput.mapped:
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        for sensor in try session(Array(parts[0])).sensors {
          try read(Array(parts[1]), name: "table.csv", mapping: sensor.mapping)
        }
      case FuzzInput.manifest:
        let sessions: [SessionDescription]
        do throws(InputMistakes) {
          sessions = try SessionManifest.read(bytes: bytes, path: "s01/sessions.csv")
        } catch {
          throw error.failures[0]
        }
        precondition(!sessions.isEmpty && sessions.allSatisfy { !$0.sensors.isEmpty })
      case FuzzInput.archive: try readArchive()
      case FuzzInput.profile:
        let profile = try ProfileFile.read(bytes: bytes, path: "profile.yaml")
        let shown = Array(ProfileTextRenderer.yaml(profile).utf8)
        let again = try ProfileFile.read(bytes: shown, path: "shown.yaml")
        precondition(again == profile, "a profile that does not read back")
      case FuzzInput.result:
        let content = try ReportReader.content(of: bytes, path: "result.json")
        _ = ReportFormats.all().map { $0.render(content) }
      case FuzzInput.traces:
        if let document = TracesDocument(bytes) { _ = document.encoded }
      case FuzzInput.folder: ResultFolder.read(bytes)
      case FuzzInput.commandLine: CommandLineInput.run(bytes)
      default:
        try read(bytes, name: FuzzInput.names[Int(kind)], mapping: nil)
      }
    } catch {
      precondition(!error.hint.isEmpty && !error.message.isEmpty, "a failure without a hint")
    }
  }

  /// Archives are read from a path only.
  private func readArchive() throws(InputFailure) {
    let place = NSTemporaryDirectory() + "/hipline-fuzz-\(getpid()).zip"
    defer { try? FileManager.default.removeItem(atPath: place) }
    guard FileManager.default.createFile(atPath: place, contents: Data(bytes)) else { return }
    let archive = try RecordingArchive(path: place)
    for entry in archive.entries {
      precondition(!entry.name.hasPrefix("/") && !entry.name.split(separator: "/").contains(".."))
    }
    archive.read(archive.entries) { _, recordings in
      if case .success(let recordings) = recordings { recordings.forEach(FuzzInput.check) }
    }
  }

  private func session(_ bytes: [UInt8]) throws(InputFailure) -> SessionDescription {
    let session = try SessionDescription.read(bytes: bytes, path: "s01/session.yaml")
    precondition(!session.sensors.isEmpty, "a session without a sensor")
    precondition(
      session.sensors.allSatisfy { $0.path.hasPrefix("s01/") && !$0.path.contains("/../") },
      "a sensor's file outside the folder")
    return session
  }

  private func read(
    _ bytes: [UInt8], name: String, mapping: ColumnMapping?
  ) throws(InputFailure) {
    let recordings = try RecordingReader.read(bytes: bytes, name: name, mapping: mapping)
    precondition(!recordings.isEmpty, "neither a recording nor a failure")
    for recording in recordings { FuzzInput.check(recording) }
  }

  private static func check(_ recording: Recording) {
    precondition(recording.accelerometer != nil || recording.gyroscope != nil, "no channel")
    let streams = [recording.accelerometer, recording.gyroscope, recording.orientation?.series]
    for series in streams.compactMap({ $0 }) {
      precondition(series.count > 0 && series.timestamps.count == series.values.count)
      precondition(series.timestamps.allSatisfy(\.isFinite), "a time that is no number")
      precondition(
        zip(series.timestamps.dropFirst(), series.timestamps).allSatisfy { $0 >= $1 },
        "time runs backwards")
    }
    precondition(recording.findings.allSatisfy { !$0.hint.isEmpty }, "a finding without a hint")
  }
}
