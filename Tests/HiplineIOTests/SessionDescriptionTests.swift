import HiplineCore
import Testing

@testable import HiplineIO

struct SessionDescriptionTests {
  private func read(_ text: String) throws(InputFailure) -> SessionDescription {
    try SessionDescription.read(bytes: Array(text.utf8), path: "/data/s01/session.yaml")
  }

  private func failure(_ text: String) -> InputFailure? {
    do throws(InputFailure) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a whole session file is read`() throws {
    let session = try read(
      """
      id: 007
      subject: p1
      exercise: clamshell
      side: right
      started_at: 2026-03-01T10:00:00Z
      profile: gentle
      annotations: {group: control, age: 44}
      sensors:
        - file: thigh.csv
          placement: thigh
        - {file: ./raw/../pelvis.csv, placement: other-thigh, side: left}
      """)
    #expect(session.study.map { "\($0.name)=\($0.value)" } == ["group=control", "age=44"])
    var plain = session
    plain.study = []
    #expect(
      plain
        == SessionDescription(
          id: "007", subject: "p1", exercise: "clamshell", side: .right,
          startedAt: "2026-03-01T10:00:00Z", profile: "gentle",
          sensors: [
            SensorFile(path: "/data/s01/thigh.csv", placement: .thigh),
            SensorFile(path: "/data/s01/pelvis.csv", placement: .otherThigh, side: .left),
          ]))
  }

  @Test func `everything but the sensors may be left out`() throws {
    let session = try read("sensors:\n- file: a.csv\n")
    #expect(session.id == "s01")
    #expect(session.sensors == [SensorFile(path: "/data/s01/a.csv")])
  }

  @Test func `an unknown key is refused with its place and the nearest one`() {
    let failure = failure("id: a\nsesnors:\n- file: a.csv\n")
    #expect(failure?.code == .invalidSessionFile)
    #expect(failure?.line == 2)
    #expect(failure?.column == 1)
    #expect(failure?.hint == "did you mean `sensors`?")
  }

  @Test func `how a sensor is strapped on is read and written back`() throws {
    let session = try read(
      """
      sensors:
      - file: a.csv
        axes: {proximal: +y, lateral: -z}
      - file: b.csv
        axes:
          anterior: -x
          right: "+y"
      """)
    #expect(
      session.sensors.map(\.axes) == [
        StatedAxes(proximal: .plusY, lateral: .minusZ),
        StatedAxes(anterior: .minusX, right: .plusY),
      ])
    var relative = session
    for index in relative.sensors.indices { relative.sensors[index].path = "\(index).csv" }
    let again = try SessionDescription.read(
      bytes: Array(relative.yaml().utf8), path: "session.yaml")
    #expect(again.sensors.map(\.axes) == session.sensors.map(\.axes))
  }

  @Test(arguments: [RotationDirection.sensorToEarth, .earthToSensor])
  func `which way an orientation turns is written as it is read`(direction: RotationDirection)
    throws
  {
    var mapping = ColumnMapping()
    mapping.orientation = direction
    let session = SessionDescription(
      id: "a", sensors: [SensorFile(path: "a.csv", mapping: mapping)])
    let again = try SessionDescription.read(
      bytes: Array(session.yaml().utf8), path: "session.yaml")
    #expect(again.sensors.map(\.mapping?.orientation) == [direction])
  }

  @Test(arguments: [
    ("{proximal: up}", "`proximal` is none of"), ("{proximale: +x}", "this key is not known"),
    ("{}", "`axes` names no axis"), ("{proximal: +x, anterior: -x}", "`axes` are not those"),
    ("{proximal: +y, anterior: +x, right: -z}", "`axes` are not those"),
    ("{lateral: +y, right: +x}", "`axes` names both"),
  ])
  func `axes that no sensor can have are refused with their place`(text: String, message: String) {
    let failure = failure("sensors:\n- file: a.csv\n  axes: \(text)\n")
    #expect(failure?.code == .invalidSessionFile)
    #expect(failure?.line == 3)
    #expect(failure?.message.hasPrefix(message) == true, "\(failure?.message ?? "")")
  }

  @Test func `an unknown key of a sensor and an unknown word are refused`() {
    #expect(failure("sensors:\n- file: a.csv\n  placment: thigh\n")?.line == 3)
    let side = failure("side: rigth\nsensors:\n- file: a.csv\n")
    #expect(side?.line == 1)
    #expect(side?.column == 7)
    #expect(side?.hint == "did you mean `right`?")
  }

  @Test func `an exercise nobody knows and a date nobody writes are refused with their places`() {
    func failure(_ text: String) -> InputFailure? {
      do throws(InputFailure) {
        _ = try SessionDescription.read(
          bytes: Array(text.utf8), path: "/s/session.yaml", exercises: ["clamshell", "leg-lift"])
        return nil
      } catch {
        return error
      }
    }
    let exercise = failure("id: a\nexercise: clamsehll\nsensors:\n- file: a.csv\n")
    #expect(exercise?.line == 2)
    #expect(exercise?.column == 11)
    #expect(exercise?.hint == "did you mean `clamshell`?")
    let date = failure("started_at: 1.3.2026\nsensors:\n- file: a.csv\n")
    #expect(date?.line == 1)
    #expect(date?.column == 13)
  }

  @Test(arguments: ["/etc/passwd", "../other.csv", "a/../../b.csv", "."])
  func `a sensor's file stays inside the folder`(file: String) {
    let failure = failure("sensors:\n- file: \(file)\n")
    #expect(failure?.code == .invalidSessionFile)
    #expect(failure?.line == 2)
    #expect(failure?.message.contains("outside") == true)
  }

  @Test(arguments: [
    "", "sensors: [", "- a\n", "id: a\n", "sensors: []\n", "sensors: a\n", "a: 1\na: 2\n",
    "sensors:\n- placement: thigh\n",
  ])
  func `what is no session file is refused`(text: String) {
    #expect(failure(text)?.code == .invalidSessionFile)
  }

  @Test func `a session file that is not there is unreadable`() {
    #expect(throws: InputFailure.self) { try SessionDescription.read(path: "/no/session.yaml") }
  }

  /// Aliases of aliases: written out, they were 9 to the power of ten.
  private static func bomb(_ key: (Int) -> String) -> String {
    "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
      + (1...10).map { level in
        let inner = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
        return "a\(level): &a\(level) [\(inner)]\n"
      }.joined() + key(10)
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      bomb { "? *a\($0)\n: 1\n" }, bomb { "*a\($0) : 1\n" }, bomb { "{*a\($0) : 1}\n" },
      bomb { "b: {? *a\($0) : 1}\n" }, bomb { "b: [? *a\($0) : 1, *a\($0) : 2]\n" },
      bomb { "- ? [*a\($0)]\n" }, bomb { "b:\n  - ? [*a\($0)]\n    : 1\n" },
      bomb { "b:\n  ? {c: *a\($0)}\n" }, bomb { "{[*a\($0)]: 1}\n" },
      bomb { "b: &k\n  ? !!set\n    ? *a\($0)\n" },
      "? &a [x,x,x,x,x,x,x,x,x]\n: 1\n"
        + "bcdefghij".reduce(into: (text: "", last: "a")) { made, name in
          let inner = Array(repeating: "*\(made.last)", count: 9).joined(separator: ",")
          made = (made.text + "? &\(name) [\(inner)]\n: 1\n", String(name))
        }.text,
      "? " + String(repeating: "{? ", count: 300) + String(repeating: "x, ", count: 60_000),
    ])
  func `a key that is more than a word is refused, whatever is in it`(text: String) {
    #expect(failure(text)?.code == .invalidSessionFile)
  }

  @Test(arguments: [
    String(repeating: "[", count: 50_000), String(repeating: "{a: ", count: 50_000),
    String(repeating: "- ", count: 100_000), "sensors: " + String(repeating: "[", count: 990),
    "a0: &a0 x\n" + (1...15_000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined(),
    "sensors: [" + String(repeating: "{file: a.csv}, ", count: 65) + "]",
    "annotations: [&a {file: a.csv}]\nsensors: [" + String(repeating: "*a, ", count: 129) + "]",
    "annotations: \"" + String(repeating: "x", count: 1 << 18) + "\"",
  ])
  func `what is too deep or too long is refused`(text: String) {
    #expect(failure(text)?.code == .invalidSessionFile)
  }

  @Test func `what is said once may be repeated, and free text may hold any sign`() throws {
    let session = try read(
      """
      annotations: {question: Did it hurt? *No*, list: 'a *b', "?": '? a'}
      sensors:
      # What *is* this?
      - {file: a.csv, columns: &c {time: t, accelerometer: [x, y, z]}, units: &u {time: ms}}
      - {file: b*?.csv, columns: *c, units: *u}
      """)
    #expect(session.sensors.map(\.mapping?.time) == [.name("t"), .name("t")])
    #expect(session.sensors[0].mapping == session.sensors[1].mapping)
    #expect(session.sensors[1].path == "/data/s01/b*?.csv")
  }
}
