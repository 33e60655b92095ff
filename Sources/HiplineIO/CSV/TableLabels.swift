/// A column of words that tell rows apart, such as the names of the devices that wrote them.
struct TableLabels: Equatable {
  /// The most different labels of a column: more devices than anybody wears. A column with more different words is not one of
  /// labels.
  static let largestCount = 64

  /// The different labels in the order in which they come first, without the spaces and quotes around them.
  var names: [String] { texts.map { TextEncoding.string($0) } }
  /// By row, the index of its label in ``names``.
  private(set) var rows: [UInt8] = []

  private var texts: [[UInt8]] = []
  private var latest = 0

  /// The index of a label; nil where it would be one too many.
  mutating func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    // Most rows have the label of the row before, or of the one after it in turn.
    if latest < texts.count, texts[latest].elementsEqual(text) { return latest }
    if let known = texts.firstIndex(where: { $0.elementsEqual(text) }) {
      latest = known
      return known
    }
    guard texts.count < TableLabels.largestCount else { return nil }
    texts.append(Array(text))
    latest = texts.count - 1
    return latest
  }

  /// The names alone, in the same order.
  var withoutRows: TableLabels {
    var copy = self
    copy.rows = []
    return copy
  }

  /// The labels of rows that lie together.
  func rows(_ range: Range<Int>) -> TableLabels {
    var copy = self
    copy.rows = Array(rows[range])
    return copy
  }

  /// The labels of the same rows from the last to the first.
  var reversed: TableLabels {
    var copy = self
    copy.rows.reverse()
    return copy
  }

  mutating func append(_ block: UnsafeBufferPointer<Double>) {
    rows.append(contentsOf: block.lazy.map { UInt8($0) })
  }
}
