import Testing

@testable import HiplineReport

struct SVGElementTests {
  @Test(
    arguments: [
      ("plain", "plain"), ("<script>", "&lt;script&gt;"), ("\"'&", "&quot;&#39;&amp;"),
      ("\u{0}\u{1B}[31m", "\u{FFFD}\u{FFFD}[31m"), ("line\nend\ttab", "line\nend\ttab"),
      // An accent upon a quotation mark makes one character of the two, and hides the mark from a search for it.
      ("\"\u{301} onload=alert(1) ", "&quot;\u{301} onload=alert(1) "),
      ("<\u{338}script>", "&lt;\u{338}script&gt;"), ("é 9.5° ≤ 🦵", "é 9.5° ≤ 🦵"),
    ])
  func `no text is markup`(text: String, expected: String) {
    #expect(text.escapedForMarkup.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func `attributes and texts are escaped where they are written`() {
    let element = SVGElement(
      "g", ["class": "a\"b"], [SVGElement("text", text: "1 < 2")]
    ).titled("<hover>")
    #expect(
      element.markup
        == "<g class=\"a&quot;b\"><title>&lt;hover&gt;</title><text>1 &lt; 2</text></g>")
  }

  @Test(
    arguments: [
      (0.0, "0"), (1, "1"), (-0.04, "0"), (1.25, "1.3"), (-12.34, "-12.3"), (1040, "1040"),
      (-0.5, "-0.5"), (99.96, "100"),
    ])
  func `coordinates have at most one decimal`(value: Double, expected: String) {
    #expect(value.svg == expected)
  }

  @Test func `a scale puts the ends of its domain where they belong`() {
    let up = LinearScale(0...10, from: 200, to: 0)
    #expect(up(0) == 200)
    #expect(up(10) == 0)
    #expect(up(2.5) == 150)
    #expect(up.clamped(20) == 0)
  }
}
