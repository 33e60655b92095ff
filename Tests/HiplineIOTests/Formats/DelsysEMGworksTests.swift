import HiplineCore
import HiplineIO
import Testing

struct DelsysEMGworksTests {
  @Test func `each column has its time, and the zeros of the first row are no sample`() throws {
    let read = try recording(of: .named("delsys-emgworks one sensor"))
    #expect(read.codes == [.leadingZeros])
    #expect(read.sampleCount == 74)
    #expect(read.gyroscope?.timestamps == read.accelerometer?.timestamps)
    #expect(read.columns[2].quantity == "time")
    #expect(read.columns[3].unit == "g")
  }
}
