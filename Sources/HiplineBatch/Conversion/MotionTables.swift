import HiplineAnalysis
import HiplineCore
import HiplineIO

/// The recordings of a session as tables of Motion-BIDS, one for all streams with the same time stamps, and how they lie to
/// each other.
struct MotionTables {
  struct Member {
    var table: MotionTable
    /// The zero of its time axis on that of the first recording, in seconds; nil where the clocks do not tell it.
    var offsetSeconds: Double?
    /// The recordings that it has a stream of, by their index.
    var recordings: Set<Int>
  }

  let members: [Member]
  private let offsets: [Double?]

  init(_ recordings: [Recording]) {
    let points = Self.points(recordings)
    offsets = recordings.enumerated().map { index, recording in
      index == 0 ? 0 : recordings.first.flatMap { recording.clock.offsetSeconds(from: $0.clock) }
    }
    var groups: [(offset: Double?, owner: Int, streams: [MotionTable.Stream], of: Set<Int>)] = []
    for (index, recording) in recordings.enumerated() {
      let offset = offsets[index]
      let series = [
        (Channel.accelerometer, recording.accelerometer), (.gyroscope, recording.gyroscope),
      ]
      for case (let channel, let series?) in series where series.count > 0 {
        let stream = MotionTable.Stream(
          trackedPoint: points[index], placement: recording.placement, side: recording.side,
          channel: channel, series: series)
        let match = groups.firstIndex { group in
          let isOneClock = offset == nil ? group.owner == index : group.offset == offset
          return isOneClock && group.streams[0].series.timestamps == series.timestamps
        }
        if let match {
          groups[match].streams.append(stream)
          groups[match].of.insert(index)
        } else {
          groups.append((offset, index, [stream], [index]))
        }
      }
    }
    members = groups.map { group in
      Member(
        table: MotionTable(group.streams), offsetSeconds: group.offset, recordings: group.of)
    }
  }

  /// The time of a table's first row on the axis of a recording, in seconds; nil where the clocks do not tell it.
  func start(of member: Member, onAxisOf recording: Int) -> Double? {
    if member.recordings.contains(recording) { return member.table.startSeconds }
    guard let own = member.offsetSeconds, let other = offsets[recording] else { return nil }
    return own - other + member.table.startSeconds
  }

  /// `leftThigh`, `pelvis`, `sensor`, each once.
  private static func points(_ recordings: [Recording]) -> [String] {
    var taken: [String: Int] = [:]
    return recordings.map { recording in
      let words =
        [recording.side?.rawValue].compactMap { $0 }
        + (recording.placement?.rawValue.split(separator: "-").map(String.init) ?? ["sensor"])
      let name =
        words[0]
        + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        .joined()
      taken[name, default: 0] += 1
      return taken[name] == 1 ? name : "\(name)\(taken[name] ?? 0)"
    }
  }
}
