public import HiplineAnalysis
public import HiplineCore
import HiplineIO
import Yams

/// An exercise profile as a trainer writes it: only what differs from the profile that it begins with.
///
///     name: my-clamshell
///     based_on: clamshell
///     compensation: { pelvis_deg: 5 }
///     components:
///       tempo: { lowest: 6, tolerance: 2 }
///       hold: { weight: 2 }
///       range_band: { metric: rom_deg, lowest: 5, highest: 25, tolerance: 5, weight: 1 }
///       lift: null
///     cues:
///       pelvis-moves: "Your hip rolled {pelvis_rom_deg}° on rep {repetition}."
///
/// A component that is `null` is left out; one with a new name is added and needs `metric`, a bound and `tolerance`. One with
/// `caps: true` caps the whole score where it fails; the component `isolation` does so without a word.
public enum ProfileFile {
  /// Reads the bytes of a profile as if they were at `path`.
  ///
  /// - Parameter fallback: What the profile begins with where it does not say `based_on`; nil for the unknown exercise's.
  /// - Throws: `invalid-profile` with line and column for an unknown key, metric or exercise (with the nearest known
  ///   one), and for a value that means nothing.
  public static func read(
    bytes: [UInt8], path: String, fallback: ExerciseProfile? = nil
  ) throws(InputFailure) -> ExerciseProfile {
    let document = YAMLDocument(path: path, code: .invalidProfile)
    let root = try document.compose(bytes)
    let fields = try document.mapping(root, keys: keys)
    var profile = try base(document, fields) ?? fallback ?? .unknown
    if let name = try document.text(fields, "name") { profile.name = name }
    if let node = fields["compensation"] {
      let limits = try document.mapping(node, keys: ["isolation_ratio", "pelvis_deg"])
      if let ratio = try document.number(
        limits, "isolation_ratio", within: ProfileBounds.isolationRatio)
      {
        profile.compensation.isolationRatio = ratio
      }
      if let degrees = try document.number(
        limits, "pelvis_deg", within: ProfileBounds.pelvisDegrees)
      {
        profile.compensation.pelvisDegrees = degrees
      }
    }
    if let visible = try document.number(
      fields, "visible_tremor_m_s2", within: ProfileBounds.visibleTremorMetresPerSecondSquared)
    {
      profile.visibleTremorMetresPerSecondSquared = visible
    }
    if let node = fields["components"] { try change(&profile, by: node, in: document) }
    if let node = fields["cues"] { try reword(&profile, by: node, in: document) }
    guard !profile.components.isEmpty else {
      throw document.failure(
        fields["components"], "no component is left to score", hint: "leave at least one in")
    }
    return profile
  }

  private static let keys = [
    "name", "based_on", "components", "compensation", "visible_tremor_m_s2", "cues",
  ]

  /// Whether a profile, which can be read, may judge an exercise.
  ///
  /// - Throws: `invalid-profile` with its place where it says that it begins with that of another exercise.
  static func check(bytes: [UInt8], path: String, suits exercise: Exercise) throws(InputFailure) {
    let document = YAMLDocument(path: path, code: .invalidProfile)
    let fields = try document.mapping(try document.compose(bytes), keys: keys)
    guard let stated = try base(document, fields),
      ![exercise.profile.name, ExerciseProfile.unknown.name].contains(stated.name)
    else { return }
    throw document.failure(
      fields["based_on"], "the profile begins with that of another exercise than the session's",
      hint:
        "name a profile of the exercise, or leave out `based_on`: it then begins with the session's"
    )
  }

  private static func base(
    _ document: YAMLDocument, _ fields: [String: Node]
  ) throws(InputFailure) -> ExerciseProfile? {
    guard let name = try document.text(fields, "based_on") else { return nil }
    let known = Exercise.all.map(\.name) + [ExerciseProfile.unknown.name]
    if name == ExerciseProfile.unknown.name { return .unknown }
    guard let exercise = Exercise.named(name) else {
      throw document.failure(
        fields["based_on"], "there is no profile of this name to begin with",
        hint: Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
          ?? "use one of \(known.joined(separator: ", "))")
    }
    return exercise.profile
  }

  private static func change(
    _ profile: inout ExerciseProfile, by node: Node, in document: YAMLDocument
  ) throws(InputFailure) {
    guard let components = node.mapping else {
      throw document.failure(
        node, "`components` is not a mapping", hint: "write `NAME: { lowest: 2 }` on each line")
    }
    for (key, value) in components {
      guard let name = key.string, !name.isEmpty else {
        throw document.failure(key, "a component has no name", hint: "write `NAME: { … }`")
      }
      let index = profile.components.firstIndex { $0.name == name }
      if value.null != nil {
        guard let index else { throw unknown(key, name, in: profile, document) }
        profile.components.remove(at: index)
        continue
      }
      let fields = try document.mapping(
        value, keys: ["metric", "lowest", "highest", "tolerance", "weight", "caps", "evidence"])
      if let index {
        profile.components[index] = try component(
          profile.components[index], fields, value, document)
      } else {
        guard fields["metric"] != nil else { throw unknown(key, name, in: profile, document) }
        profile.components.append(try component(named: name, fields, value, document))
      }
    }
  }

  private static func unknown(
    _ node: Node, _ name: String, in profile: ExerciseProfile, _ document: YAMLDocument
  ) -> InputFailure {
    // Not those that the file itself adds: a message says no word of a file.
    let own = Set(Exercise.all.flatMap { $0.profile.components.map(\.name) })
    let known = profile.components.map(\.name).filter(own.contains)
    return document.failure(
      node, "the profile has no component of this name",
      hint: Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? "change one of \(known.joined(separator: ", ")), or give the new one a `metric`")
  }

  private static func component(
    named name: String, _ fields: [String: Node], _ node: Node, _ document: YAMLDocument
  ) throws(InputFailure) -> ComponentTarget {
    guard fields["lowest"] != nil || fields["highest"] != nil, fields["tolerance"] != nil else {
      throw document.failure(
        node, "a new component needs `lowest` or `highest`, and `tolerance`",
        hint: "write for example `{ metric: rom_deg, highest: 25, tolerance: 5 }`")
    }
    let blank = ComponentTarget(
      name: name, metric: try metric(fields, document), tolerance: 1, weight: 1,
      capsWhole: ComponentTarget.capsWhole(named: name))
    return try component(blank, fields, node, document)
  }

  /// The number that a component judges.
  private static func metric(
    _ fields: [String: Node], _ document: YAMLDocument
  ) throws(InputFailure) -> MetricDefinition {
    let key = try document.text(fields, "metric") ?? ""
    guard let metric = Metrics.number(named: key) else {
      let isThere = Metrics.definitions.contains { $0.key == key }
      let numbers = Metrics.definitions.filter { $0.kind == .number }.map(\.key)
      throw document.failure(
        fields["metric"],
        isThere ? "this metric is no number to judge" : "there is no metric of this name",
        hint: Spelling.nearest(to: key, among: numbers).map { "did you mean `\($0)`?" }
          ?? "dictionary.csv lists them all")
    }
    return metric
  }

  private static func component(
    _ old: ComponentTarget, _ fields: [String: Node], _ node: Node, _ document: YAMLDocument
  ) throws(InputFailure) -> ComponentTarget {
    var target = old
    if fields["metric"] != nil { target.metric = try metric(fields, document) }
    if let caps = try document.flag(fields, "caps") { target.capsWhole = caps }
    if let evidence = try document.text(fields, "evidence") { target.evidence = evidence }
    // An open end is written as `null`.
    if let end = fields["lowest"] {
      target.lowest =
        end.null == nil ? try document.number(fields, "lowest", within: ProfileBounds.end) : nil
    }
    if let end = fields["highest"] {
      target.highest =
        end.null == nil ? try document.number(fields, "highest", within: ProfileBounds.end) : nil
    }
    if let width = try document.number(fields, "tolerance", within: ProfileBounds.tolerance) {
      target.tolerance = width
    }
    if let weight = try document.number(fields, "weight", within: ProfileBounds.weight) {
      target.weight = weight
    }
    guard target.lowest != nil || target.highest != nil else {
      throw document.failure(
        node, "a component with both ends open judges nothing",
        hint: "give it `lowest` or `highest`, or leave it out with `null`")
    }
    if let low = target.lowest, let high = target.highest, low >= high {
      throw document.failure(
        node, "`lowest` is not below `highest`", hint: "exchange the two, or correct one")
    }
    return target
  }

  /// Other words for the cues that the profile has.
  private static func reword(
    _ profile: inout ExerciseProfile, by node: Node, in document: YAMLDocument
  ) throws(InputFailure) {
    let known = profile.components.flatMap { [$0.cueBelow?.code, $0.cueAbove?.code] }
      .compactMap { $0 }
    let fields = try document.mapping(node, keys: known)
    for code in known {
      guard let text = try document.text(fields, code) else { continue }
      for index in profile.components.indices {
        if profile.components[index].cueBelow?.code == code {
          profile.components[index].cueBelow?.text = text
        }
        if profile.components[index].cueAbove?.code == code {
          profile.components[index].cueAbove?.text = text
        }
      }
    }
  }
}
