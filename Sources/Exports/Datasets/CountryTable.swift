public import Knowledge

/// Countries as the datasets number and group them.
public struct CountryTable: Sendable {
  /// A country and its codes.
  struct Entry: Sendable {
    /// ISO 3166-1 alpha-3.
    let code: String
    let name: String
    /// ISO 3166-1 numeric.
    let numeric: Int
    /// Correlates of War.
    let cow: Int?
    /// UCDP's five regions.
    let ucdpRegion: String?
    /// ACLED's regions.
    let acledRegion: String?

    /// Gleditsch and Ward's number: that of the Correlates of War but for a few states.
    var gleditschWard: Int? { CountryTable.gleditschWard[code] ?? cow }
  }

  private var entries: [String: Entry] = [:]

  /// The table of some countries.
  public init(_ countries: [Country]) {
    for country in countries {
      entries[country.code] = Entry(
        code: country.code, name: country.name, numeric: country.numeric ?? 0, cow: country.cow,
        ucdpRegion: country.region == "Oceania" ? "Asia" : country.region,
        acledRegion: Self.acledRegions.first { $0.members.contains(country.code) }?.name)
    }
  }

  subscript(_ code: String?) -> Entry? { code.flatMap { entries[$0] } }

  /// Where Gleditsch and Ward's list of states has another number than the Correlates of War.
  private static let gleditschWard: [String: Int] = [
    "DEU": 260, "YEM": 678, "SRB": 340, "KIR": 970, "NRU": 971, "TON": 972, "TUV": 973,
  ]

  private static let acledRegions: [(name: String, members: Set<String>)] = [
    ("Western Africa", members("BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SHN SLE TGO")),
    ("Middle Africa", members("AGO CAF CMR COD COG GAB GNQ STP TCD")),
    (
      "Eastern Africa",
      members("BDI COM DJI ERI ETH KEN MDG MOZ MUS MWI MYT REU RWA SOM SSD SYC TZA UGA")
    ),
    ("Southern Africa", members("BWA LSO NAM SWZ ZAF ZMB ZWE")),
    ("Northern Africa", members("DZA EGY ESH LBY MAR SDN TUN")),
    ("South Asia", members("AFG BGD BTN IND IOT LKA MDV NPL PAK")),
    ("Southeast Asia", members("BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM")),
    ("Middle East", members("ARE BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM")),
    (
      "Europe",
      members(
        """
        ALA ALB AND AUT BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV HUN IMN IRL ISL ITA \
        JEY KOS LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR VAT XKX
        """)
    ),
    ("Caucasus and Central Asia", members("ARM AZE GEO KAZ KGZ TJK TKM UZB")),
    ("Central America", members("BLZ CRI GTM HND MEX NIC PAN SLV")),
    ("South America", members("ARG BOL BRA CHL COL ECU FLK GUF GUY PER PRY SGS SUR URY VEN")),
    (
      "Caribbean",
      members(
        "ABW AIA ATG BES BHS BLM BRB CUB CUW CYM DMA DOM GLP GRD HTI JAM KNA LCA MAF MSR MTQ PRI SXM TCA TTO VCT VGB VIR"
      )
    ),
    ("East Asia", members("CHN HKG JPN KOR MAC MNG PRK TWN")),
    ("North America", members("BMU CAN GRL SPM USA")),
    (
      "Oceania",
      members(
        "ASM AUS CCK COK CXR FJI FSM GUM KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV UMI VUT WLF WSM"
      )
    ),
    ("Antarctica", members("ATA ATF BVT HMD")),
  ]

  private static func members(_ codes: String) -> Set<String> { Set(codes.split(separator: " ").map(String.init)) }
}
