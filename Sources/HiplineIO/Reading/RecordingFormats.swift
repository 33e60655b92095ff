/// The formats that can be read.
public enum RecordingFormats {
  /// In the order in which they are asked; the first that recognises a file wins, the generic one is last.
  public static let all: [any RecordingFormat.Type] = [
    ActiGraph.self, GENEActiv.self, EmpaticaE4.self, AxivityText.self,
    DelsysDiscover.self, DelsysEMGworks.self, MovellaDOT.self, XsensText.self, APDM.self,
    SensorLogger.self, SensorLog.self, Phyphox.self, PhysicsToolbox.self, AndroSensor.self,
    MetaBase.self, PolarSensorLogger.self, Movesense.self, CoreMotionNames.self,
    Shimmer.self, WitMotion.self, LPMS.self, NGIMU.self, BlueTrident.self, Noraxon.self,
    UCI730.self,
    ArduinoLogger.self,
    NamedColumns.self,
  ]
}
