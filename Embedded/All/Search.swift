extension Collection where Element: Equatable {
  /// The first place at or after `start` where `other` stands.
  private func range<Other: Collection>(
    of other: Other, from start: Index
  ) -> Range<Index>? where Other.Element == Element {
    var candidate = start
    while true {
      var (here, there) = (candidate, other.startIndex)
      while there != other.endIndex, here != endIndex, self[here] == other[there] {
        formIndex(after: &here)
        other.formIndex(after: &there)
      }
      if there == other.endIndex { return candidate..<here }
      if candidate == endIndex { return nil }
      formIndex(after: &candidate)
    }
  }

  func firstRange<Other: Collection>(of other: Other) -> Range<Index>?
  where Other.Element == Element {
    range(of: other, from: startIndex)
  }

  func contains<Other: Collection>(_ other: Other) -> Bool where Other.Element == Element {
    range(of: other, from: startIndex) != nil
  }

  func split<Other: Collection>(
    separator: Other, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
  ) -> [SubSequence] where Other.Element == Element {
    var parts: [SubSequence] = []
    var (start, place) = (startIndex, startIndex)
    while parts.count < maxSplits, let found = range(of: separator, from: place) {
      if !omittingEmptySubsequences || start != found.lowerBound {
        parts.append(self[start..<found.lowerBound])
      }
      start = found.upperBound
      place = start
    }
    if !omittingEmptySubsequences || start != endIndex { parts.append(self[start...]) }
    return parts
  }
}

extension RangeReplaceableCollection where Element: Equatable {
  func replacing<Other: Collection, New: Collection>(_ other: Other, with new: New) -> Self
  where Other.Element == Element, New.Element == Element {
    var result = Self()
    var isFirst = true
    for part in split(separator: other, omittingEmptySubsequences: false) {
      if !isFirst { result.append(contentsOf: new) }
      isFirst = false
      result.append(contentsOf: part)
    }
    return result
  }
}
