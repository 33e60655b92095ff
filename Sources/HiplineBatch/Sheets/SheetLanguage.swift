package import HiplineCore
import HiplineIO
package import HiplineReport

/// The words of the patient's sheet, from a language that Hipline has or a file that somebody wrote.
package enum SheetLanguage {
  /// The words of the sheet in English, as a file to be translated.
  package static let template = String(decoding: SheetTexts.languages[0].bytes, as: UTF8.self)

  /// - Parameter name: `en`, or the path of a file.
  /// - Throws: `unreadable`; `invalid-sheet` with line and column for a key that is not known, and for what is missing.
  package static func texts(_ name: String) throws(InputFailure) -> SheetTexts {
    if let own = SheetTexts.own(name) { return own }
    do throws(InputFailure) {
      return try texts(of: Folders().bytes(at: name), path: name)
    } catch {
      guard error.code == .unreadable else { throw error }
      var failure = error
      failure.hint =
        "name one of \(SheetTexts.languages.map(\.name).joined(separator: ", ")), or a file made after what `hipline report --sheet template` writes"
      throw failure
    }
  }

  /// The words in the bytes of a file.
  static func texts(of bytes: [UInt8], path: String) throws(InputFailure) -> SheetTexts {
    let document = YAMLDocument(path: path, code: .invalidSheet)
    let fields = try document.mapping(document.compose(bytes), keys: SheetTexts.keys)
    var texts: [String: String] = [:]
    for key in SheetTexts.keys { texts[key] = try document.text(fields, key) }
    do throws(SheetTexts.Mistake) {
      return try SheetTexts(texts)
    } catch {
      throw switch error {
      case .missing(let key):
        document.failure(
          nil, "`\(key)` is missing",
          hint: "write it as in what `hipline report --sheet template` writes")
      case .lacks(let key, let name):
        document.failure(
          fields[key], "`\(key)` lacks `{\(name)}`", hint: "put it where its value is to stand")
      case .language:
        document.failure(
          fields["language"], "`language` is no word of letters and hyphens",
          hint: "write the code of the language, as `it` or `pt-BR`")
      case .months:
        document.failure(
          fields["months"], "`months` has other than twelve words",
          hint: "write the names of the months with a space between them")
      }
    }
  }
}
