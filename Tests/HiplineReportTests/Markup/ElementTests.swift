import Testing

@testable import HiplineReport

struct ElementTests {
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
    let element = Element(
      .g, ["class": "a\"b"], [Element(.text, text: "1 < 2")]
    ).titled("<hover>")
    #expect(
      element.markup
        == "<g class=\"a&quot;b\"><title>&lt;hover&gt;</title><text>1 &lt; 2</text></g>")
  }

  @Test func `an element that never holds anything has no end, and one that holds nothing has one`()
  {
    let content: [Element] = [
      Element(.meta, ["charset": "utf-8"]), Element(.td), Element(.path, ["d": "M0 0"]),
    ]
    #expect(
      Element(.p, [:], content).markup
        == "<p>\n<meta charset=\"utf-8\">\n<td></td><path d=\"M0 0\"/></p>")
  }

  @Test func `texts, elements and lists of them stand in their order, or not at all`() {
    func paragraph(_ names: [String], isLoud: Bool) -> String {
      Element(.p) {
        "a <"
        for name in names { Element(.em, text: name) }
        if isLoud { Element(.strong, text: "!") }
        names.isEmpty ? nil : Element(.code, text: "x")
      }.markup
    }
    #expect(
      paragraph(["b", "&"], isLoud: true)
        == "<p>a &lt;<em>b</em><em>&amp;</em><strong>!</strong><code>x</code></p>")
    #expect(paragraph([], isLoud: false) == "<p>a &lt;</p>")
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
