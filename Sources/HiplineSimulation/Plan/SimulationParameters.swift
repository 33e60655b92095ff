public import HiplineCore

/// Everything that decides what a simulated session contains.
///
/// The same parameters always give the same session, bit for bit on one machine.
public struct SimulationParameters: Sendable, Hashable {
  /// The name of the session, the first part of its recordings' names.
  public var name: String
  /// What the person does.
  public var exercise: SimulatedExercise
  /// The side of the leg that lifts; the other side is the mirror image.
  public var side: Side
  /// Of everything that chance decides.
  public var seed: UInt64

  /// The sets in their order; none for a leg that lies still.
  package var sets = [SetPlan(repetitions: 10)]
  package var range = RangePlan()
  package var tempo = TempoPlan()
  package var form = FormPlan()
  package var legPath = LegPathPlan()
  package var pelvis = PelvisPlan()
  /// The trembling of the leg; nil for a leg that does not tremble at all.
  package var tremor: TremorPlan?

  /// How far the hinge axis points out of the horizontal, in degrees. Default 0°: all of these
  /// exercises turn about axes that are nearly horizontal.
  public var hingeInclinationDegrees = 0.0

  /// The quiet time before the first repetition, in seconds. Default 4 s.
  public var leadInSeconds = 4.0

  /// The quiet time after the last repetition, in seconds. Default 3 s.
  public var leadOutSeconds = 3.0

  /// Whether the recording starts before the person lies down.
  public var liesDownFirst = false

  /// Whether the recording goes on until the person has got up.
  public var getsUpAfterwards = false

  /// What the person does in every pause between sets; nil for lying still.
  ///
  /// A pause has to last ``PostureBreak/shortestRestSeconds``.
  package var postureBreak: PostureBreak?

  /// Whether the recording ends halfway through the last lowering.
  public var endsInsideLastRepetition = false

  /// The sensors, each of another placement; the first is the reference of the session.
  package var sensors = [SensorSetup(placement: .thigh)]

  /// What zero seconds means. Default: an app that counts from its own start.
  package var clock = Clock.sinceStart(seconds: 0)

  /// A session of ten repetitions with one sensor on the thigh, to be changed from there.
  public init(
    _ exercise: SimulatedExercise, side: Side = .right, seed: UInt64 = 1, name: String? = nil
  ) {
    self.exercise = exercise
    self.side = side
    self.seed = seed
    self.name = name ?? "simulated-\(exercise.rawValue)-\(side.rawValue)"
  }
}
