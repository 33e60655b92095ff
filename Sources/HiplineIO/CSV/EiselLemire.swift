/// The double nearest to a decimal number, by one or two multiplications with a power of five.
///
/// The algorithm of Eisel and Lemire: D. Lemire, “Number parsing at a gigabyte per second”, Software: Practice and
/// Experience 51(8), 2021; that it needs no fallback is shown by N. Mushtak and D. Lemire, “Fast number parsing without
/// fallback”, 53(7), 2023.
enum EiselLemire {
  /// For speed only: the powers of ten that ``nearest(_:tens:)`` takes; no result of these is subnormal or infinite.
  static let tens = -64 ... -1

  /// The double nearest to `mantissa` · 10ᵗᵉⁿˢ, ties to even.
  ///
  /// - Precondition: `mantissa` is not 0, and `tens` is one of ``tens``.
  @inline(__always)
  static func nearest(_ mantissa: UInt64, tens: Int) -> Double {
    let zeros = mantissa.leadingZeroBitCount
    let digits = mantissa << UInt64(truncatingIfNeeded: zeros)
    let row = 2 * (tens - EiselLemire.tens.lowerBound)
    var product = digits.multipliedFullWidth(by: powersOfFive[row])
    // Only where the bits below the 55 that count are all ones can the rest of the power carry into them.
    if product.high & 0x1FF == 0x1FF {
      let rest = digits.multipliedFullWidth(by: powersOfFive[row + 1]).high
      let (low, carries) = product.low.addingReportingOverflow(rest)
      product = (product.high &+ (carries ? 1 : 0), low)
    }
    let upper = product.high >> 63
    let shift = upper &+ 9
    var bits = product.high >> shift
    // log₂ 10 is 217 706 / 65 536 closely enough for these powers.
    var exponent = (217_706 &* tens) >> 16 &+ 63 &+ Int(truncatingIfNeeded: upper) &- zeros &+ 1023
    // A tie can occur only where the power of five fits into 64 bits together with the digits.
    if product.low <= 1, tens >= -4, bits & 3 == 1, bits << shift == product.high { bits &= ~1 }
    bits = (bits &+ (bits & 1)) >> 1
    if bits >= 1 << 53 {
      bits = 1 << 52
      exponent += 1
    }
    return Double(
      bitPattern: UInt64(truncatingIfNeeded: exponent) << 52 | (bits & 0xF_FFFF_FFFF_FFFF))
  }

  /// The first 128 bits of 5⁻⁶⁴, …, 5⁻¹, each shifted until its highest bit is set and rounded up, as two words.
  private static let powersOfFive: InlineArray<128, UInt64> = [
    0xA87F_EA27_A539_E9A5, 0x3F23_98D7_47B3_6225,
    0xD29F_E4B1_8E88_640E, 0x8EEC_7F0D_19A0_3AAE,
    0x83A3_EEEE_F915_3E89, 0x1953_CF68_3004_24AD,
    0xA48C_EAAA_B75A_8E2B, 0x5FA8_C342_3C05_2DD8,
    0xCDB0_2555_6531_31B6, 0x3792_F412_CB06_794E,
    0x808E_1755_5F3E_BF11, 0xE2BB_D88B_BEE4_0BD1,
    0xA0B1_9D2A_B70E_6ED6, 0x5B6A_CEAE_AE9D_0EC5,
    0xC8DE_0475_64D2_0A8B, 0xF245_825A_5A44_5276,
    0xFB15_8592_BE06_8D2E, 0xEED6_E2F0_F0D5_6713,
    0x9CED_737B_B6C4_183D, 0x5546_4DD6_9685_606C,
    0xC428_D05A_A475_1E4C, 0xAA97_E14C_3C26_B887,
    0xF533_0471_4D92_65DF, 0xD53D_D99F_4B30_66A9,
    0x993F_E2C6_D07B_7FAB, 0xE546_A803_8EFE_402A,
    0xBF8F_DB78_849A_5F96, 0xDE98_5204_72BD_D034,
    0xEF73_D256_A5C0_F77C, 0x963E_6685_8F6D_4441,
    0x95A8_6376_2798_9AAD, 0xDDE7_0013_79A4_4AA9,
    0xBB12_7C53_B17E_C159, 0x5560_C018_580D_5D53,
    0xE9D7_1B68_9DDE_71AF, 0xAAB8_F01E_6E10_B4A7,
    0x9226_7121_62AB_070D, 0xCAB3_9613_04CA_70E9,
    0xB6B0_0D69_BB55_C8D1, 0x3D60_7B97_C5FD_0D23,
    0xE45C_10C4_2A2B_3B05, 0x8CB8_9A7D_B77C_506B,
    0x8EB9_8A7A_9A5B_04E3, 0x77F3_608E_92AD_B243,
    0xB267_ED19_40F1_C61C, 0x55F0_38B2_3759_1ED4,
    0xDF01_E85F_912E_37A3, 0x6B6C_46DE_C52F_6689,
    0x8B61_313B_BABC_E2C6, 0x2323_AC4B_3B3D_A016,
    0xAE39_7D8A_A96C_1B77, 0xABEC_975E_0A0D_081B,
    0xD9C7_DCED_53C7_2255, 0x96E7_BD35_8C90_4A22,
    0x881C_EA14_545C_7575, 0x7E50_D641_77DA_2E55,
    0xAA24_2499_6973_92D2, 0xDDE5_0BD1_D5D0_B9EA,
    0xD4AD_2DBF_C3D0_7787, 0x955E_4EC6_4B44_E865,
    0x84EC_3C97_DA62_4AB4, 0xBD5A_F13B_EF0B_113F,
    0xA627_4BBD_D0FA_DD61, 0xECB1_AD8A_EACD_D58F,
    0xCFB1_1EAD_4539_94BA, 0x67DE_18ED_A581_4AF3,
    0x81CE_B32C_4B43_FCF4, 0x80EA_CF94_8770_CED8,
    0xA242_5FF7_5E14_FC31, 0xA125_8379_A94D_028E,
    0xCAD2_F7F5_359A_3B3E, 0x096E_E458_13A0_4331,
    0xFD87_B5F2_8300_CA0D, 0x8BCA_9D6E_1888_53FD,
    0x9E74_D1B7_91E0_7E48, 0x775E_A264_CF55_347E,
    0xC612_0625_7658_9DDA, 0x9536_4AFE_032A_819E,
    0xF796_87AE_D3EE_C551, 0x3A83_DDBD_83F5_2205,
    0x9ABE_14CD_4475_3B52, 0xC492_6A96_7279_3543,
    0xC16D_9A00_9592_8A27, 0x75B7_053C_0F17_8294,
    0xF1C9_0080_BAF7_2CB1, 0x5324_C68B_12DD_6339,
    0x971D_A050_74DA_7BEE, 0xD3F6_FC16_EBCA_5E04,
    0xBCE5_0864_9211_1AEA, 0x88F4_BB1C_A6BC_F585,
    0xEC1E_4A7D_B695_61A5, 0x2B31_E9E3_D06C_32E6,
    0x9392_EE8E_921D_5D07, 0x3AFF_322E_6243_9FD0,
    0xB877_AA32_36A4_B449, 0x09BE_FEB9_FAD4_87C3,
    0xE695_94BE_C44D_E15B, 0x4C2E_BE68_7989_A9B4,
    0x901D_7CF7_3AB0_ACD9, 0x0F9D_3701_4BF6_0A11,
    0xB424_DC35_095C_D80F, 0x5384_84C1_9EF3_8C95,
    0xE12E_1342_4BB4_0E13, 0x2865_A5F2_06B0_6FBA,
    0x8CBC_CC09_6F50_88CB, 0xF93F_87B7_442E_45D4,
    0xAFEB_FF0B_CB24_AAFE, 0xF78F_69A5_1539_D749,
    0xDBE6_FECE_BDED_D5BE, 0xB573_440E_5A88_4D1C,
    0x8970_5F41_36B4_A597, 0x3168_0A88_F895_3031,
    0xABCC_7711_8461_CEFC, 0xFDC2_0D2B_36BA_7C3E,
    0xD6BF_94D5_E57A_42BC, 0x3D32_9076_0469_1B4D,
    0x8637_BD05_AF6C_69B5, 0xA63F_9A49_C2C1_B110,
    0xA7C5_AC47_1B47_8423, 0x0FCF_80DC_3372_1D54,
    0xD1B7_1758_E219_652B, 0xD3C3_6113_404E_A4A9,
    0x8312_6E97_8D4F_DF3B, 0x645A_1CAC_0831_26EA,
    0xA3D7_0A3D_70A3_D70A, 0x3D70_A3D7_0A3D_70A4,
    0xCCCC_CCCC_CCCC_CCCC, 0xCCCC_CCCC_CCCC_CCCD,
  ]
}
