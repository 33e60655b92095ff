import Foundation
import HiplineAnalysis
import HiplineReport
import HiplineTestSupport
import Testing

@testable import HiplineBatch

struct BatchTests {
  private static let sources = SessionDiscovery().sessions(
    at: ["still-leg", "leg-lift-left", "broken"].map {
      TestFolders.sampleData.appending(path: $0).path
    }
  ).sources

  @Test func `the result does not depend on the number of jobs`() async throws {
    let one = try await Batch(Self.sources, jobs: 1).collect()
    let many = try await Batch(Self.sources, jobs: 8).collect()
    #expect(JSONFormat().render(one) == JSONFormat().render(many))
    #expect(one.failures.count == 5)
    #expect(one.sessions.map(\.id) == ["still-leg", "leg-lift-left"])
  }

  @Test func `no sessions give an empty result`() async throws {
    let content = try await Batch([], jobs: 4).collect()
    #expect(content.sessions.isEmpty && content.failures.isEmpty)
  }

  @Test func `what came of the sessions is delivered in their order`() async throws {
    var positions: [Int] = []
    try await Batch(Self.sources, jobs: 3).run { item, _ in positions.append(item.position) }
    #expect(positions == Array(Self.sources.indices))
  }

  @Test func `a run ends where a delivery fails`() async throws {
    struct Enough: Error {}
    var delivered = 0
    await #expect(throws: Enough.self) {
      try await Batch(Self.sources, jobs: 2).run { _, _ in
        delivered += 1
        if delivered == 2 { throw Enough() }
      }
    }
    #expect(delivered == 2)
  }
}
