/**
 * State codes of a machine readable zone: ISO 3166-1 alpha-3, and what Doc 9303-3 §5 adds to it. A code says
 * what the document says; whether it is recognised is for the reader of the document to decide.
 */

export type StateKind =
  | 'iso'
  | 'organisation'
  | 'stateless'
  | 'refugee'
  | 'unspecified'
  | 'specimen'
  | 'british'
  | 'german'
  | 'historic'
  | 'outside-iso'
  | 'unknown'

export interface StateCode {
  /** As given, without filler. */
  readonly code: string
  readonly kind: StateKind
  /** ISO 3166-1 alpha-3 to compare nationalities with; null where the code names no State of ISO 3166. */
  readonly iso3: string | null
  /** ISO 3166-1 alpha-2, for names of States in the reader's language; null as above. */
  readonly iso2: string | null
  /** What a code outside ISO 3166 means, in English; null for `iso` and `unknown`. */
  readonly meaning: string | null
}

/** ISO 3166-1, each alpha-3 followed by its alpha-2. */
const ISO = `
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT
  AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO
  BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG
  COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO
  DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB
  GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY
  HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT
  JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY
  LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
  MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA
  NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE
  PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA
  SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR
  SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO
  TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG
  VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
`

/** Codes outside ISO 3166-1: code, kind, ISO alpha-3 to compare with (or –), meaning. */
const OTHERS: readonly (readonly [string, StateKind, string | null, string])[] = [
  // Doc 9303-3 §5, part A: letter codes of States.
  ['D', 'german', 'DEU', 'Germany'],
  ['GBD', 'british', 'GBR', 'British overseas territories citizen'],
  ['GBN', 'british', 'GBR', 'British national (overseas)'],
  ['GBO', 'british', 'GBR', 'British overseas citizen'],
  ['GBP', 'british', 'GBR', 'British protected person'],
  ['GBS', 'british', 'GBR', 'British subject'],
  ['RKS', 'outside-iso', null, 'Kosovo, the code its documents carry'],
  // Used by the European Union for want of an ISO code; not in Doc 9303.
  ['XXK', 'outside-iso', null, 'Kosovo, the code the European Union uses'],
  // Part B: other codes reserved by ISO 3166/MA.
  ['EUE', 'organisation', null, 'European Union (laissez-passer)'],
  // Part C: United Nations travel documents.
  ['UNO', 'organisation', null, 'United Nations Organization or one of its officials'],
  ['UNA', 'organisation', null, 'specialized agency of the United Nations or one of its officials'],
  [
    'UNK',
    'organisation',
    null,
    'resident of Kosovo with a document of the United Nations mission there (UNMIK)',
  ],
  // Part D: other issuing authorities.
  ['XBA', 'organisation', null, 'African Development Bank'],
  ['XIM', 'organisation', null, 'African Export-Import Bank'],
  ['XCC', 'organisation', null, 'Caribbean Community or one of its emissaries'],
  ['XCE', 'organisation', null, 'Council of Europe'],
  ['XCO', 'organisation', null, 'Common Market for Eastern and Southern Africa'],
  ['XEC', 'organisation', null, 'Economic Community of West African States'],
  ['XPO', 'organisation', null, 'International Criminal Police Organization (INTERPOL)'],
  ['XES', 'organisation', null, 'Organization of Eastern Caribbean States'],
  ['XMP', 'organisation', null, 'Parliamentary Assembly of the Mediterranean'],
  ['XOM', 'organisation', null, 'Sovereign Military Order of Malta or one of its emissaries'],
  ['XDC', 'organisation', null, 'Southern African Development Community'],
  // Part E: persons without a defined nationality.
  ['XXA', 'stateless', null, 'stateless person (article 1 of the 1954 Convention)'],
  ['XXB', 'refugee', null, 'refugee (article 1 of the 1951 Convention, with its 1967 Protocol)'],
  ['XXC', 'refugee', null, 'refugee other than under XXB'],
  ['XXX', 'unspecified', null, 'person of unspecified nationality'],
  // Part F: withdrawn from ISO 3166, kept so that old documents can be read.
  ['ANT', 'historic', null, 'Netherlands Antilles, dissolved in 2010'],
  ['NTZ', 'historic', null, 'Neutral Zone between Iraq and Saudi Arabia'],
  // ISO 3166-3: names that were withdrawn. A renamed State keeps its present code to compare with.
  ['BUR', 'historic', 'MMR', 'Burma, now Myanmar'],
  ['CSK', 'historic', null, 'Czechoslovakia'],
  ['DDR', 'historic', 'DEU', 'German Democratic Republic, since 1990 part of Germany'],
  ['ROM', 'historic', 'ROU', 'Romania, its code until 2002'],
  ['SCG', 'historic', null, 'Serbia and Montenegro'],
  ['SUN', 'historic', null, 'Union of Soviet Socialist Republics'],
  ['TMP', 'historic', 'TLS', 'East Timor, now Timor-Leste'],
  ['YUG', 'historic', null, 'Yugoslavia'],
  ['ZAR', 'historic', 'COD', 'Zaire, now the Democratic Republic of the Congo'],
  // Doc 9303 uses Utopia in its own examples.
  ['UTO', 'specimen', null, 'Utopia, the State of specimen documents'],
]

const STATES: ReadonlyMap<string, StateCode> = (() => {
  const table = new Map<string, StateCode>()
  for (const pair of ISO.trim().split(/\s+/)) {
    const code = pair.slice(0, 3)
    table.set(code, { code, kind: 'iso', iso3: code, iso2: pair.slice(3), meaning: null })
  }
  for (const [code, kind, iso3, meaning] of OTHERS) {
    const iso2 = iso3 === null ? null : (table.get(iso3)?.iso2 ?? null)
    table.set(code, { code, kind, iso3, iso2, meaning })
  }
  return table
})()

/** What a state code means; with or without its filler (`D` and `D<<`). Anything else is `unknown`. Never throws. */
export function stateOf(code: string): StateCode {
  const bare = code.length > 3 ? code : code.replace(/<+$/, '')
  return STATES.get(bare) ?? { code: bare, kind: 'unknown', iso3: null, iso2: null, meaning: null }
}

/** All codes known, in the order of the tables. */
export function stateCodes(): readonly StateCode[] {
  return [...STATES.values()]
}
