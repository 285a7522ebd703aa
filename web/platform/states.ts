/**
 * ISO 3166-1 alpha-3 (and the codes of ICAO Doc 9303-3 §5) to the alpha-2 that `Intl.DisplayNames` speaks. Names come from the browser;
 * only the Azerbaijani ones, which Chromium does not carry, come from `states-az.json`: the Unicode CLDR's, fetched with the language.
 */
const table =
  'ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG ' +
  'BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG ' +
  'COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET ' +
  'FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY ' +
  'HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH ' +
  'KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH ' +
  'MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO ' +
  'NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA ' +
  'SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC ' +
  'TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG ' +
  'VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW D--DE RKSXK EUEEU UNOUN UNAUN GBDGB GBNGB GBOGB GBPGB GBSGB'

const alpha2 = new Map(table.split(' ').map(pair => [pair.slice(0, 3).replaceAll('-', ''), pair.slice(3)]))
const names = new Map<string, Intl.DisplayNames>()
const own = new Map<string, ReadonlyMap<string, string>>()

/** Before the first name in a language is asked for. */
export async function loadStates(lang: string): Promise<void> {
  if (lang !== 'az' || own.has('az')) return
  const { default: table } = await import('./states-az.json')
  own.set('az', new Map(Object.entries(table)))
}

/** Every code with a name, for pickers. */
export const stateCodes = (): string[] => [...alpha2.keys()]

/** The name of a state in a language; undefined for a code that Intl does not know (UTO, XXA): the caller shows the code. */
export function stateName(alpha3: string, lang: string): string | undefined {
  const code = alpha2.get(alpha3)
  if (!code) return undefined
  const table = own.get(lang)
  if (table) return table.get(code)
  const inLanguage = names.get(lang) ?? new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
  names.set(lang, inLanguage)
  return inLanguage.of(code)
}
