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
      return after == end ? value : nil
    }
  }

  /// Nothing, `NaN`, `null` or `NA`, in any case, and the `n/a` of BIDS.
  static func isMissing(_ field: some Collection<UInt8>) -> Bool {
    switch field.count {
    case 0: true
    case 2: field.elementsEqual("na".utf8) { $0 | 0x20 == $1 }
    case 3: field.elementsEqual("nan".utf8) { $0 | 0x20 == $1 } || field.elementsEqual("n/a".utf8)
    case 4: field.elementsEqual("null".utf8) { $0 | 0x20 == $1 }
    default: false
    }
  }
}
