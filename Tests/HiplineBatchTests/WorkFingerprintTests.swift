import Foundation
import HiplineAnalysis
import HiplineCore
import HiplineIO
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

struct WorkFingerprintTests {
  private static let source: SessionSource = {
    var source = SessionSource(
      id: "monday", subject: "anna", exercise: .clamshell, side: .left,
      sensors: [SensorFile(path: "a/thigh.csv", placement: .thigh)])
    source.profile = ProfileText(path: "p.yaml", bytes: Array("components: { lift: null }".utf8))
    return source
  }()

  private static let archive: RecordingArchive? = {
    let place = FileManager.default.temporaryDirectory
      .appending(component: "hipline-\(UUID().uuidString).zip")
    defer { try? FileManager.default.removeItem(at: place) }
    try? Data(ArchiveWriting.zip([.init(name: "a.csv", bytes: [0x41])])).write(to: place)
    return try? RecordingArchive(path: place.path)
  }()

  /// What decides a result, each changed by itself.
  private let changes: [(name: String, change: (inout SessionSource) -> Void)] = [
    ("id", { $0.id = "tuesday" }), ("subject", { $0.subject = nil }),
    ("started_at", { $0.startedAt = "2026-03-01T10:00:00Z" }), ("exercise", { $0.exercise = nil }),
    ("another exercise", { $0.exercise = .legLift }), ("side", { $0.side = .right }),
    ("no profile", { $0.profile = nil }),
    ("profile's bytes", { $0.profile?.bytes.append(UInt8(ascii: "\n")) }),
    ("profile's path", { $0.profile?.path = "q.yaml" }),
    ("archive", { $0.archives = [archive].compactMap { $0 } }), ("apart", { $0.apart = [$0] }),
    ("path", { $0.sensors[0].path = "b/thigh.csv" }),
    ("siblings", { $0.sensors[0].siblings = ["a/gyroscope.csv"] }),
    ("placement", { $0.sensors[0].placement = .shank }),
    ("sensor's side", { $0.sensors[0].side = .left }),
    ("axes", { $0.sensors[0].axes = StatedAxes(proximal: .plusX) }),
    ("another axis", { $0.sensors[0].axes = StatedAxes(anterior: .plusX) }),
    (
      "columns",
      { $0.sensors[0].columns = StatedColumns(format: "motion-bids", names: ["x"], sensors: []) }
    ),
    (
      "rate of columns",
      {
        $0.sensors[0].columns = StatedColumns(
          format: "motion-bids", names: ["x"], sensors: [], rateHertz: 100)
      }
    ),
    ("mapping", { $0.sensors[0].mapping = mapping { $0.time = .name("t") } }),
    ("column by number", { $0.sensors[0].mapping = mapping { $0.time = .number(1) } }),
    ("rate", { $0.sensors[0].mapping = mapping { $0.rateHertz = 100 } }),
    ("last digit of the rate", { $0.sensors[0].mapping = mapping { $0.rateHertz = 100.0000001 } }),
    ("gravity", { $0.sensors[0].mapping = mapping { $0.holdsGravity = false } }),
    ("a stretch left out", { $0 = $0.excluding([0..<3]) }),
    ("an open stretch left out", { $0 = $0.excluding([-.infinity..<3]) }),
    ("a second sensor", { $0.sensors.append(SensorFile(path: "a/pelvis.csv")) }),
  ]

  @Test func `everything that decides a result makes another fingerprint`() {
    var seen = [WorkFingerprint.text(Self.source): "unchanged"]
    for (name, change) in changes {
      var changed = Self.source
      change(&changed)
      let other = seen.updateValue(name, forKey: WorkFingerprint.text(changed))
      #expect(other == nil, "\(name) is taken for \(other ?? "")")
    }
  }

  @Test func `what a run does with results changes none: the place in it, where they are kept`() {
    let key = WorkFingerprint.text(Self.source)
    #expect(WorkFingerprint.text(Self.source) == key)
    for position in [0, 7] {
      let record = WorkRecord(
        Self.source, at: position, inputs: [], began: nil, failures: [])
      #expect(record.key == key)
    }
  }

  /// In the words that are hashed: what is here, and nothing else, makes finished work unfinished.
  @Test func `the fields are listed under names of their own`() {
    var source = SessionSource(id: "a", sensors: [SensorFile(path: "/r/a.csv", placement: .thigh)])
    source.sensors[0].axes = StatedAxes(proximal: .minusY)
    source.sensors[0].mapping = mapping { $0.rateHertz = 52 }
    #expect(
      WorkFingerprint.session(source).encoded(onOneLine: true) == """
        {"apart":[],"archives":[],"exercise":null,"exercise_profile":null,"id":"a","profile":null,"sensors":[\
        {"axes":{"anterior":null,"lateral":null,"proximal":"-y","right":null},"columns":null,"mapping":\
        {"accelerometer":[],"accelerometer_unit":null,"gravity":null,"gyroscope":[],"gyroscope_unit":null,\
        "header_line":null,"orientation":null,"rate_hz":"52.0","rest_sign":null,"time":null,"time_unit":null},"path":"/r/a.csv",\
        "placement":"thigh","siblings":[],"side":null}],"side":null,"started_at":null,"subject":null}
        """)
  }
}

private func mapping(_ change: (inout ColumnMapping) -> Void) -> ColumnMapping {
  var mapping = ColumnMapping()
  change(&mapping)
  return mapping
}
