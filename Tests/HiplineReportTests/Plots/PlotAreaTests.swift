import Testing

@testable import HiplineReport

struct PlotAreaTests {
  private let area = PlotArea(
    width: 142, top: 0, height: 100, left: 34, right: 8, x: 0...10, y: 0...10)

  /// The places of a path, piece by piece, in the values of the axes.
  private func pieces(_ element: Element) -> [[(x: Double, y: Double)]] {
    let path = element.attributes.first { $0.name == "d" }?.value ?? ""
    return path.split(separator: "M").map { piece in
      piece.split(separator: "L").map { point in
        let numbers = point.split(separator: " ").compactMap { Double($0) }
        return ((numbers[0] - 34) / 10, 10 - numbers[1] / 10)
      }
    }
  }

  private func line(_ points: [(x: Double, y: Double)]) -> [[(x: Double, y: Double)]] {
    pieces(area.line(points, style: "line"))
  }

  @Test func `a line that leaves the area is cut and keeps its slope`() {
    let found = line([(0, -20), (10, 30)])
    #expect(found.count == 1 && found[0].count == 2)
    #expect(found[0][0] == (4, 0) && found[0][1] == (6, 10))
  }

  @Test func `a line that comes back has two pieces, and one that stays outside has none`() {
    let found = line([(0, 5), (5, 15), (10, 5)])
    #expect(found.map(\.count) == [2, 2])
    #expect(found[0][1] == (2.5, 10) && found[1][0] == (7.5, 10))
    #expect(line([(0, 11), (10, 12)]).isEmpty)
    #expect(line([(11, 5), (12, 5)]).isEmpty)
  }

  @Test func `a line inside is as it was, at the edges too`() {
    let points: [(x: Double, y: Double)] = [(0, 0), (2, 10), (4, 10), (10, 0)]
    let found = line(points)
    #expect(found.count == 1)
    #expect(zip(found[0], points).allSatisfy { $0 == $1 } && found[0].count == 4)
    #expect(line([(3, 4)]).map(\.count) == [1])
    #expect(line([(3, 14)]).isEmpty)
  }
}
