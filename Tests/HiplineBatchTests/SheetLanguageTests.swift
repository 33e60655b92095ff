import Foundation
import HiplineCore
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

struct SheetLanguageTests {
  @Test func `every language has all it has to say, and says it in its own words`() throws {
    let known = SheetTexts.languages
    #expect(known.map(\.name) == ["en", "de", "es"])
    for language in known {
      let texts = try SheetLanguage.texts(language.name)
      #expect(texts.language == language.name)
      // Hipline's own files are read without YAML, as YAML reads them.
      #expect(try texts == SheetLanguage.texts(of: language.bytes, path: language.name))
    }
  }

  @Test func `a file of one's own is a language, and its mistakes have their places`() throws {
    let text = SheetLanguage.template
    func texts(_ old: String, _ new: String) throws -> SheetTexts {
      try SheetLanguage.texts(
        of: Array(text.replacing(old, with: new).utf8), path: "it.yaml")
    }
    #expect(try texts("language: en", "language: it").language == "it")
    func failure(_ old: String, _ new: String) -> InputFailure? {
      do {
        _ = try texts(old, new)
        return nil
      } catch { return error as? InputFailure }
    }
    let unknown = try #require(failure("title:", "titel:"))
    #expect(unknown.code == .invalidSheet && unknown.line == 4 && unknown.hint.contains("title"))
    #expect(failure("title: Your exercise", "")?.message == "`title` is missing")
    #expect(failure("{before}", "eight")?.message == "`stop-at` lacks `{before}`")
    // It becomes a part of a file's name.
    #expect(failure("language: en", "language: ../it")?.line == 3)
    #expect(failure("January ", "")?.code == .invalidSheet)
    #expect(failure("title: Your exercise", "title: [1]")?.line == 4)
  }

  @Test func `a language that nobody has written is refused with those there are`() {
    #expect {
      try SheetLanguage.texts("tlh")
    } throws: { error in
      let failure = error as? InputFailure
      return failure?.code == .unreadable && failure?.hint.contains("en, de, es") == true
    }
  }
}
