import HiplineCore
import HiplineIO

/// The recordings of a session as tables of Motion-BIDS, one for all streams with the same time stamps, and how they lie to
/// each other.
struct MotionTables {
  struct Member {
    var streams: [SessionLayout.Stream]
    /// Of the streams, without samples.
    var table: MotionTable
    var extent: SessionLayout.Extent
    /// The zero of its time axis on that of the first recording, in seconds; nil where the clocks do not tell it.
    var offsetSeconds: Double?

    var durationSeconds: Double { extent.endSeconds - extent.startSeconds }

    /// Of the rows; nil for fewer than two moments.
    var meanRateHertz: Double? {
      durationSeconds > 0 ? Double(extent.sampleCount - 1) / durationSeconds : nil
    }
  }

  let members: [Member]
  private let offsets: [Double?]

  init(_ layout: SessionLayout) {
    let parts = layout.parts
    let points = Self.points(parts.map(\.recording))
    let offsets = parts.enumerated().map { index, part in
      index == 0 ? 0 : part.recording.clock.offsetSeconds(from: parts[0].recording.clock)
    }
    /// Streams that can be one table: of one class of stamps, and one clock.
    struct Group: Hashable {
      var stamps: Int?
      var offsetSeconds: Double?
      /// Of a clock that no other can be compared with.
      var part: Int?
    }
    var groups: [[SessionLayout.Stream]] = []
    var places: [Group: Int] = [:]
    for (index, part) in parts.enumerated() {
      for channel in part.recording.channels {
        let stream = SessionLayout.Stream(part: index, channel: channel)
        guard let extent = layout.extents[stream], extent.sampleCount > 0 else { continue }
        let group = Group(
          stamps: layout.classes[stream], offsetSeconds: offsets[index],
          part: offsets[index] == nil ? index : nil)
        if let place = places[group] {
          groups[place].append(stream)
        } else {
          places[group] = groups.count
          groups.append([stream])
        }
      }
    }
    self.offsets = offsets
    members = groups.map { group in
      Member(
        streams: group,
        table: MotionTable(
          group.map { stream in
            let recording = parts[stream.part].recording
            return MotionTable.Stream(
              trackedPoint: points[stream.part], placement: recording.placement,
              side: recording.side, channel: stream.channel)
          }),
        extent: layout.extents[group[0]] ?? SessionLayout.Extent(),
        offsetSeconds: offsets[group[0].part])
    }
  }

  /// The time of a table's first row on the axis of a recording, in seconds; nil where the clocks do not tell it.
  func start(of member: Member, onAxisOf recording: Int) -> Double? {
    if member.streams.contains(where: { $0.part == recording }) {
      return member.extent.startSeconds
    }
    guard let own = member.offsetSeconds, let other = offsets[recording] else { return nil }
    return own - other + member.extent.startSeconds
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
