/// What one field of a table holds, judged by its text; for the few rows of a preview.
enum FieldText: Hashable {
  case missing
  case number(Double)
  case calendarTime
  case words

  init(_ text: String, decimalMark: UInt8 = Ascii.point) {
    if FieldText.isMissing(Array(text.utf8)) {
      self = .missing
    } else if let value = FieldText.number(text, decimalMark: decimalMark) {
      self = .number(value)
    } else if CalendarTime(text) != nil {
      self = .calendarTime
    } else {
      self = .words
    }
  }

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  /// The number that is the whole of `text`.
  static func number(_ text: String, decimalMark: UInt8 = Ascii.point) -> Double? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var value = 0.0
      let end = base + buffer.count
      let after = DecimalNumber.parse(base, end, mark: decimalMark, into: &value)
      return after == end ? value : GroupedNumber.parse(buffer, mark: decimalMark, isCertain: false)
    }
  }

  /// Nothing, `NaN`, `null`, `nil`, `none` or `NA`, in any case, the `n/a` of BIDS, the `#N/A` of spreadsheets, and dashes.
  static func isMissing(_ field: some Collection<UInt8>) -> Bool {
    // Signs have the bit that tells lower from upper case.
    func isWord(_ word: String) -> Bool { field.elementsEqual(word.utf8) { $0 | 0x20 == $1 } }
    return switch field.count {
    case 0: true
    case 1: field.elementsEqual("-".utf8)
    case 2: isWord("na") || field.elementsEqual("--".utf8)
    case 3:
      isWord("nan") || isWord("nil") || isWord("n/a") || field.elementsEqual("–".utf8)
        || field.elementsEqual("—".utf8)
    case 4: isWord("null") || isWord("none") || isWord("#n/a")
    default: false
    }
  }
}
