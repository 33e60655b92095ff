public import HiplineCore
import HiplineKinematics

/// All that the analysis has to say about a session.
public struct SessionResult: Sendable {
  /// The session's name, as its input gave it.
  public var id: String
  /// Whose session it was; nil where nobody said it.
  public var subject: String?
  /// When it began, as ISO 8601 text; nil where nobody said it.
  public var startedAt: String?
  /// What a study notes of it, which is carried along.
  package var study: [StudyValue] = []
  /// Who says it; nil where nobody does, and in results of versions that did not tell.
  package var subjectProvenance: Provenance?
  package var startedAtProvenance: Provenance?
  /// The exercise's name, or `unknown`.
  public var exercise: String
  /// 0…1; 1 where the exercise was given, 0 where it is not known.
  public var exerciseConfidence: Double
  /// What the exercise may have been, the likeliest first; empty where it was given.
  package var exerciseCandidates: [ExerciseRecognition.Candidate]
  /// The side of the body that moved; nil where it is not known.
  public var side: Side?
  /// How the person lay; nil in results of versions that did not look.
  package var setup: SessionSetup?
  /// What was judged, against what.
  public var profile: ExerciseProfile
  /// The recordings that were used, one a sensor.
  public var recordings: [RecordingSummary]
  /// The sets in their order.
  public var sets: [SetResult]
  /// The repetitions of all sets in their order.
  public var repetitions: [RepetitionResult]
  /// The session in a few numbers.
  public var summary: SessionSummary
  /// What is doubtful about the session, with what to do about it.
  public var findings: [Finding]
  /// Recordings of the session that could not be used.
  public var failures: [InputFailure]

  /// A result from its parts, as one that is read back from a file.
  package init(
    id: String, subject: String? = nil, startedAt: String? = nil, exercise: String,
    exerciseConfidence: Double, exerciseCandidates: [ExerciseRecognition.Candidate] = [],
    side: Side? = nil, setup: SessionSetup? = nil, profile: ExerciseProfile,
    recordings: [RecordingSummary], sets: [SetResult], repetitions: [RepetitionResult],
    summary: SessionSummary, findings: [Finding], failures: [InputFailure] = []
  ) {
    self.id = id
    self.subject = subject
    self.startedAt = startedAt
    self.exercise = exercise
    self.exerciseConfidence = exerciseConfidence
    self.exerciseCandidates = exerciseCandidates
    self.side = side
    self.setup = setup
    self.profile = profile
    self.recordings = recordings
    self.sets = sets
    self.repetitions = repetitions
    self.summary = summary
    self.findings = findings
    self.failures = failures
  }
}

/// What was measured with, one sensor.
public struct RecordingSummary: Sendable {
  /// The path or the name of the recording.
  public var path: String
  /// Where the sensor was strapped; nil where nobody said it.
  public var placement: Placement?
  /// The name of the format that was read.
  public var format: String
  /// SHA-256 of the file's bytes in hexadecimal; nil for a recording that did not come from a file.
  public var sha256: String?
  /// Further files of the same device that were read with it.
  package var furtherFiles: [SourceFile]
  /// nil where fewer than three time stamps differ.
  public var sampleRateHertz: Double?
  /// From the first to the last sample, in seconds.
  public var durationSeconds: Double
  /// The samples of the accelerometer, or of the gyroscope without one.
  public var sampleCount: Int
  package var channels: [Channel]
  package var declaredUnits: [Channel: String]
  /// RMS over the tremor band, in m/s²; nil where the rate leaves no band to see it in.
  public var accelerometerNoise: Double?
  /// RMS over the tremor band, in °/s.
  public var gyroscopeNoiseDegreesPerSecond: Double?

  package init(
    path: String, placement: Placement?, format: String, sha256: String?,
    furtherFiles: [SourceFile], sampleRateHertz: Double?, durationSeconds: Double,
    sampleCount: Int, channels: [Channel], declaredUnits: [Channel: String],
    accelerometerNoise: Double?, gyroscopeNoiseDegreesPerSecond: Double?
  ) {
    self.path = path
    self.placement = placement
    self.format = format
    self.sha256 = sha256
    self.furtherFiles = furtherFiles
    self.sampleRateHertz = sampleRateHertz
    self.durationSeconds = durationSeconds
    self.sampleCount = sampleCount
    self.channels = channels
    self.declaredUnits = declaredUnits
    self.accelerometerNoise = accelerometerNoise
    self.gyroscopeNoiseDegreesPerSecond = gyroscopeNoiseDegreesPerSecond
  }

  init(_ prepared: PreparedRecording) {
    self.init(
      prepared.recording, timeBase: prepared.timeBase, resolution: prepared.resolution)
  }

  /// - Parameter resolution: nil for a recording that cannot be analysed.
  init(_ recording: Recording, timeBase: TimeBase?, resolution: SensorResolution?) {
    path = recording.name
    placement = recording.placement
    format = recording.format
    sha256 = recording.sha256
    furtherFiles = recording.furtherFiles
    sampleRateHertz = timeBase?.sampleRateHertz
    durationSeconds = recording.durationSeconds
    sampleCount = recording.sampleCount
    channels = recording.channels
    declaredUnits = recording.declaredUnits
    // Of what was not measured there is no noise.
    accelerometerNoise =
      recording.isOrientationAlone ? nil : resolution?.accelerometerNoise(in: TremorBand.hertz)
    gyroscopeNoiseDegreesPerSecond =
      recording.gyroscope == nil
      ? nil
      : resolution?.gyroscopeNoise(in: TremorBand.hertz).map { $0 * Angle.degreesPerRadian }
  }
}

/// One set, in seconds from the first sample of the reference sensor.
public struct SetResult: Sendable, Hashable {
  /// From 1.
  public var index: Int
  /// The onset of the first repetition, in seconds.
  public var startSeconds: Double
  /// The end of the last repetition, in seconds.
  public var endSeconds: Double
  /// Complete repetitions.
  public var repetitions: Int
  /// The median of the repetitions' grades of control, 0…3, the worse of two in the middle; nil where none has one.
  public var controlGrade: Int?

  package init(
    index: Int, startSeconds: Double, endSeconds: Double, repetitions: Int,
    controlGrade: Int? = nil
  ) {
    self.index = index
    self.startSeconds = startSeconds
    self.endSeconds = endSeconds
    self.repetitions = repetitions
    self.controlGrade = controlGrade
  }
}

/// One repetition, in seconds from the first sample of the reference sensor.
public struct RepetitionResult: Sendable, MetricReadings {
  /// From 1, over the whole session.
  public var index: Int
  /// The set's number, from 1.
  public var set: Int
  /// False where the recording cuts it off; it is then measured as far as it goes, and not scored.
  public var isComplete: Bool
  /// The onset of the lift, in seconds.
  public var startSeconds: Double
  /// The end of the lift and the start of the hold, in seconds.
  public var topStartSeconds: Double
  /// The end of the hold and the onset of the lowering, in seconds.
  public var topEndSeconds: Double
  /// The end of the lowering, in seconds.
  public var endSeconds: Double
  /// Every metric's value, in the order of `Metrics.definitions`.
  public var values: [MetricValue]
  /// nil where whether the pelvis helped, or whether the leg shook, was not observable: ``reasonWithoutState``.
  public var state: RepetitionState?
  /// The probability of the state, 0…1, by the uncertainty of what was measured; nil without a state.
  public var stateProbability: Double?
  /// Why there is no state; nil with one, and for a repetition that is not scored.
  public var reasonWithoutState: String?
  /// What the state was judged from.
  public var stateBasis: [RepetitionState.Basis]
  /// Whether the leg shook in the hold so that it can be seen, whatever the pelvis did; nil where that was not observable.
  public var isShaking: Bool?
  /// nil for an incomplete repetition, which is not scored.
  public var score: RepetitionScore?
  /// What to say to the person, what costs most first.
  public var cues: [Cue]

  package init(
    index: Int, set: Int, isComplete: Bool, startSeconds: Double, topStartSeconds: Double,
    topEndSeconds: Double, endSeconds: Double, values: [MetricValue], state: RepetitionState?,
    stateProbability: Double? = nil, reasonWithoutState: String? = nil,
    stateBasis: [RepetitionState.Basis], isShaking: Bool? = nil, score: RepetitionScore?,
    cues: [Cue]
  ) {
    self.index = index
    self.set = set
    self.isComplete = isComplete
    self.startSeconds = startSeconds
    self.topStartSeconds = topStartSeconds
    self.topEndSeconds = topEndSeconds
    self.endSeconds = endSeconds
    self.values = values
    self.state = state
    self.stateProbability = stateProbability
    self.reasonWithoutState = reasonWithoutState
    self.stateBasis = stateBasis
    self.isShaking = isShaking
    self.score = score
    self.cues = cues
  }
}

extension ControlScale {
  package init(_ session: SessionResult) { self.init(Exercise.named(session.exercise)) }
}
