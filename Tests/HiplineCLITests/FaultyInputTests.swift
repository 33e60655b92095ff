import Foundation
import HiplineTestSupport
import Testing

/// Inputs that an earlier version read wrongly or refused with an untrue reason, beside the real recordings; nil where
/// there are none.
private let faults: URL? = {
  guard let data = TestFolders.realData else { return nil }
  let folder = data.deletingLastPathComponent().appending(path: "faults")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// What is right for an input.
struct FaultyInput: CustomTestStringConvertible {
  enum Outcome {
    /// Repetitions at these starts in s and of these ranges in degrees, and findings that say what was done about the input.
    case scored([Double], [Double], shaking: [Bool], findings: [String])
    /// One of these words is in the refusal, which ends with a status.
    case refused(status: Int32, saying: String)
  }

  let folder: String
  let arguments: [String]
  let outcome: Outcome
  /// How far the pelvis turns in degrees; nil where no sensor is on it.
  var pelvis: [Double]?

  var testDescription: String { ([folder] + arguments).joined(separator: " ") }

  init(
    _ folder: String, _ arguments: String, side: String = "right", pelvis: [Double]? = nil,
    _ outcome: Outcome
  ) {
    self.folder = folder
    self.arguments =
      arguments.split(separator: " ").map(String.init)
      + ["--exercise", "clamshell", "--side", side]
    self.outcome = outcome
    self.pelvis = pelvis
  }

  /// The simulated set that most of them hold, with what has to be said.
  private static func usual(_ findings: String...) -> Outcome {
    .scored(
      [4.0, 11.7, 19.1, 26.4], [19.8, 19.4, 20.6, 19.8], shaking: [true, true, true, true],
      findings: findings)
  }

  /// The first repetition of it, cut before the leg is down.
  private static func cut(_ findings: String...) -> Outcome {
    .scored([4.0], [19.8], shaking: [true], findings: findings)
  }

  static let all = [
    FaultyInput("01-sensor-name-column", "recording.csv", pelvis: [9, 9, 9, 9], usual()),
    FaultyInput(
      "02-counter-taken-for-milliseconds", "index.csv --placement thigh",
      .refused(status: 2, saying: "it counts rows")),
    FaultyInput(
      "02-counter-taken-for-milliseconds", "filetime.csv.gz --placement thigh",
      .scored(
        [4.0, 11.6, 19.1, 26.4, 33.8, 40.9, 48.4, 56.1], Array(repeating: 20, count: 8),
        shaking: [false] + Array(repeating: true, count: 7), findings: ["time-unit-inferred"])),
    FaultyInput(
      "03-two-recorders-own-zero", "--sensor thigh=thigh.csv --sensor pelvis=pelvis.csv",
      .scored(
        [4.0, 11.3, 18.9, 26.5], [20.6, 19.1, 19.4, 20.5], shaking: [true, true, true, true],
        findings: ["clock-unsynchronised"])),
    FaultyInput(
      "03-two-recorders-own-zero",
      "--sensor thigh=hour/thigh.csv --sensor pelvis=hour/pelvis.csv",
      pelvis: [0.7, 0.6, 6.7, 7.7],
      .scored(
        [4.0, 11.3, 18.9, 26.5], [20.6, 19.1, 19.4, 20.5], shaking: [true, true, true, true],
        findings: ["clock-unsynchronised"])),
    FaultyInput(
      "04-stamps-in-bursts", "burst10.csv --placement thigh", usual("arrival-timestamps")),
    FaultyInput(
      "04-stamps-in-bursts", "same-stamp.csv --placement thigh", usual("arrival-timestamps")),
    FaultyInput(
      "05-gyroscope-unit-not-among-two", "mdps.csv --placement thigh", usual("unit-inferred")),
    FaultyInput("06-wide-file-wrong-limb", "left-right.csv", usual()),
    FaultyInput(
      "07-time-falls-back", "restart.csv --placement thigh",
      .refused(status: 2, saying: "time falls back by 18.0 s")),
    FaultyInput(
      "07-time-falls-back", "header-again.csv --placement thigh",
      .refused(status: 2, saying: "time falls back by 18.0 s")),
    FaultyInput(
      "08-constant-gyroscope-bias", "bias3.csv --placement thigh", usual("gyroscope-bias")),
    FaultyInput(
      "09-zeros-of-idle-sleep", "zeros-at-end.csv --placement thigh", usual("missing-values")),
    FaultyInput(
      "10-linear-acceleration-with-gravity", "ros-imu.csv --placement thigh",
      usual("gravity-despite-name")),
    FaultyInput("11-one-sensor-empty", "wide.csv --placement thigh", usual("missing-values")),
    FaultyInput("12-cr-cr-lf", "windows-python.csv --placement thigh", usual()),
    FaultyInput(dialects, "arduino.csv --placement thigh", cut("unit-inferred")),
    FaultyInput(dialects, "blanks.txt --placement thigh", cut()),
    FaultyInput(dialects, "numbered.csv --placement thigh", cut("unit-inferred")),
    FaultyInput(
      dialects, "preamble.csv --placement thigh", .refused(status: 2, saying: "preamble.csv:4: ")),
    FaultyInput(dialects, "reversed.csv --placement thigh", cut("out-of-order")),
    FaultyInput(dialects, "sheets.csv --placement thigh", cut()),
    FaultyInput(dialects, "two-columns.csv --placement thigh", cut()),
    FaultyInput(
      "14-orientation-taken-for-gyroscope", "rot-quaternion.csv --placement thigh",
      usual("orientation-disagrees")),
    FaultyInput(
      "15-no-unit-makes-one-g", "field.csv --placement thigh",
      .refused(status: 1, saying: "more than 3 g in m/s²")),
    FaultyInput("16-one-wild-stamp", "wild.csv --placement thigh", usual("stray-timestamps")),
    FaultyInput(
      "17-messages", "gaps.csv --placement thigh",
      .refused(status: 1, saying: "no repetition that no gap interrupts")),
    FaultyInput(
      "17-messages", "ten-hertz.csv --placement thigh",
      .refused(status: 2, saying: "make 9.99 samples a second")),
    FaultyInput(
      "18-full-scale-spikes", "spikes.csv --placement thigh", usual("implausible-values")),
    FaultyInput(
      "19-native-folders-of-promised-devices", "x-imu3", side: "left",
      .scored(
        [4.0, 11.3, 18.9, 26.5], [20.6, 19.1, 19.4, 20.5], shaking: [true, true, true, true],
        findings: [])),
  ]

  private static let dialects = "13-dialects-refused-with-untrue-reason"
}

@Suite(.enabled(if: faults != nil))
struct FaultyInputTests {
  /// What is needed of the document that `--format json` writes.
  private struct Document: Decodable {
    let sessions: [Session]

    struct Session: Decodable {
      let side: String?
      let findings: [Finding]
      let repetitions: [Repetition]
    }

    struct Finding: Decodable { let code: String }

    struct Repetition: Decodable {
      let startS: Double
      let romDeg: Double
      let romUncertaintyDeg: Double
      let pelvisRomDeg: Double?
      let shaking: Bool?
    }
  }

  @Test(arguments: FaultyInput.all)
  func `an input that was got wrong is right now`(input: FaultyInput) throws {
    let root = try #require(faults).appending(path: input.folder)
    guard FileManager.default.fileExists(atPath: root.path) else { return }
    let places = input.arguments.map { argument in
      // A file's name stands alone or behind the sensor's place.
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      let path = root.appending(path: parts[parts.count - 1]).path
      guard FileManager.default.fileExists(atPath: path) else { return argument }
      return (parts.dropLast() + [path]).joined(separator: "=")
    }
    let run = try hipline(["analyze", "--format", "json"] + places)
    switch input.outcome {
    case .refused(let status, let words):
      #expect(run.status == status)
      #expect(run.errors.contains(words))
    case .scored(let starts, let ranges, let shaking, let findings):
      #expect(run.status == 0)
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let document = try decoder.decode(Document.self, from: Data(run.output.utf8))
      // Of a file with both legs the other one is a session of its own.
      let session = try #require(document.sessions.first { input.arguments.last == $0.side })
      #expect(Set(findings).subtracting(session.findings.map(\.code)) == [])
      let repetitions = session.repetitions
      try #require(repetitions.count == starts.count)
      for (index, repetition) in repetitions.enumerated() {
        #expect(abs(repetition.startS - starts[index]) < 0.2)
        let error = abs(repetition.romDeg - ranges[index])
        #expect(error < max(1.2, 1.2 * repetition.romUncertaintyDeg))
        #expect(repetition.shaking == shaking[index])
        if let pelvis = input.pelvis {
          #expect(abs(try #require(repetition.pelvisRomDeg) - pelvis[index]) < 1.5)
        }
      }
    }
  }

  @Test func `every folder of them is in the table`() throws {
    let root = try #require(faults)
    let folders = try FileManager.default.contentsOfDirectory(atPath: root.path)
      .filter { $0 != "README.md" }
    #expect(Set(folders).subtracting(FaultyInput.all.map(\.folder)) == [])
  }
}
