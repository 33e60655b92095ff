import HiplineAnalysis
import Testing

@testable import HiplineReport

struct SessionCuesTests {
  @Test func `what costs most comes first, and praise has a place`() {
    let cues = SessionCues(PageExample.pelvis.session)
    #expect(cues.items.map(\.kind) == ["Change", "Keep"])
    #expect(cues.items[0].repetitions == "reps 8–12")
    #expect(cues.items[0].numbers?.contains("target at most 0.15") == true)
    #expect(cues.items[1].numbers?.contains("Hz") == true)
  }

  @Test func `there are three at most, two of them faults beside praise`() {
    var session = PageExample.pelvis.session
    let cues = (1...5).map {
      Cue(code: "fault-\($0)", text: "Fault \($0).", magnitude: Double($0), part: "tempo")
    }
    session.repetitions[0].cues = cues
    let chosen = SessionCues(session)
    #expect(chosen.items.count == 3)
    #expect(chosen.items.map(\.style) == ["fault", "fault", "praise"])
    // The isolation costs more than all of them; the largest of these comes after it.
    #expect(chosen.items[1].text == "Fault 5.")
    #expect(chosen.left == 4)
  }

  @Test(arguments: [([3], "3"), ([3, 4], "3–4"), ([9, 3, 4, 5, 6], "3–6, 9"), ([], "")])
  func `repetitions are named in runs`(indices: [Int], expected: String) {
    #expect(RepetitionNumbers.text(indices) == expected)
  }
}
