import type { Kind } from './records.ts'
import { pack, skeletonLength } from './skeleton.ts'

/**
 * How much it says that two names share a word: minus log2 of its share among all name words, in half bits. Part of the method's
 * version: the same word is worth the same on every list and in every installation, so a hit can be explained and repeated.
 *
 * PERSON is keyed by consonant skeleton and was counted (see README, "Where the numbers come from") over 0.40 sanction-list
 * names (UN and OFAC, public), 0.35 synthetic world-wide names (MIT), 0.25 Wikidata names weighted by their counts (CC0); the
 * 900 commonest skeletons stand here, none of which identifies anybody. Two dozen Azerbaijani surnames, which those sources
 * hardly hold, were set by hand from their place in the population.
 */
const PERSON: Record<string, string> = {
  5.5: `MHMD`,
  6.5: `AL`,
  7: `ALKSNDR ALV HSN HSNV MMDV MR`,
  7.5: `AHMD BL JN VLM`,
  8: `ABDL ABDLV ABRHM AMR AN ANDR ASMLV BR HRS JHN JHNSN KL KLV KSMV LS NKL SD TM TMS VKTR VLDMR`,
  8.5: `ABRHMV AHMDV ALKS ANTN AR BBV BKRV DNL FLB HJV HN JFRV JL JMS JS KR KRS KRSTN L LN MJL MKL MRTN MSV NJFV
    RHMV RN RSLV SL SLMNV SR SRK VLV`,
  9: `AB ABDRHMN AD ADM AK AKNDV ALK ALN ALS AMN AMRV ANK ARK ARN AS AV AVN BRN BRS BRVN BTR DMTR DN DVD HDRV
    HMD J JNK KM KN KRK KRL KRMV KRN MRDV MRN RD RS RZV S SDKV SKR SLM SLMN SMDV SN TN TRS`,
  9.5: `A ABD AKR AKST AM AML ANDRSN ANTL ASK ASN BK BN BRK BRT BSR HL HNR HR HS JFR JM JML K KND KNK KS KT KVN
    KZ LND LR M MHL MK MLN MN MRK MRS MRT MS MSTF NM R RBRT RDRKZ RK RMN RZ SF SKT SM VL VLR VSL`,
  10: `ABBKR ABS AJ AKN ALVR ANDRS ANDRV ANKL ANS ANT ARS ASD ASF ASKR ASL ASM ASML ASR AVKN B BNJMN BNK BNT
    BRBR D DNS DR DVS H HK HLD HRK HSM HVRD JBR JK JNFR JNS JR KBRL KD KDF KJ KLN KML KMZ KNJ KNZLZ KRKR KRLS
    KRM KRSTFR KRTR KSM KTRN LBZ LK LL MHD MJD MLS MNK MNL MT NK NR NSR NTL RBN RHMN RKR SJ SK SLV SML SMN SMT
    SNK ST STFN TK TKRT TLR TR TRK VLNTN VLS VN VR`,
  10.5: `ADL ADRD AH ALBRT ALD ALSN ALZBT AMND ARL ARTR ASBL ASKV ASV AT ATK ATN AZM BKR BLMR BLNK BRNRD BRTN
    BRZ BT BTRS BTRSN BVL DL DSK FD FL FRJ FRNSSK HD HFZ HKN HLL HLN HM HRNNDZ HT JD JKB JKS JKSN JLN JLS JRK
    JRM JSF JSK JSN JSS KK KLD KLR KLS KNSTNTN KNT KRLN KRMN KRT KRZ KSB KTLN LRS LV LZ MHSN MJ MKN ML MNSR
    MRKRT MRTNZ MSHR MSK MTS MTV NL NLSN NN RJRD RL RM RMRZ RSD RSL RT SB SBR SLTN SMR SNDR SRN SS SSN STN STV
    SV T`,
  11: `ABBD ABDKDR ABDSLM ABL ADN ADNN ADRN AKB AKBR AKD AKL AKNS ALFRD ALM ALSBT ALVRZ AMD AMNL AND ANZ ARJ
    ARNLD ASMN ATMN AVD AVS AZZ BB BDR BLK BLN BML BRD BRJ BRKR BRKT BRND BRNS BRNT BRSN BTN BTRK DB DBR DK DKLS
    DRN DRT DV DZ FJT FLKS FLRS FR FRD FRDRK FRNK FRNND FRS FSL FT FVZ FZ FZL HBB HBR HDK HDR HLF HMS HMZ HNK
    HNS HRBR HRT JNSN JNT JNTN JRDN JRLS JSV JVD JZV KB KJR KLB KLBRT KLM KMBRL KNR KRD KRLSN KRSTNSN KSN KSTL
    KSTR KSTV KTR KTRZ KZK LD LKS LM LNRD LRN LRSN LSS MBRK MD MDN MHN MKS MLK MLR MNDZ MNT MRD MRKS MRL MRSL
    MSM MSN MSR MTN N NJLS NS RB RBK RBRJ RBRJN RFL RJ RJRDS RMND RMR RNT RV RVR SBN SBV SLS SND SNJZ SNT SSL
    STVN SVN TH THR TKS TL TMBSN TMT TRN TTN V VLMS VNK Z ZD ZFR ZKR`,
  11.5: `ABDKRM ABDLTF ABDMD ABDMLK ABDRB ABDRHM ABDZZ ABMHMD ABR ADMND ADVN ADVRD AJK AJR AKBL AKM AKSTN AKT
    ALHNDR ALJNDR AMBR AMK ANL ANRK ANVR ARKD ARKSN ART ASHR ASRF ASTN ASTR BD BJ BND BNS BRKS BRNDN BRR BS BTL
    BTST BZ DLN DMNK DNK DNLD DRK DS DVN FB FDL FN FRDNND FRK FRNNDZ FRR FTM HDSN HLM HNSN HNZ HRN HTR JB JHNS
    JJ JKBSN JKN JLL JRLT JSTN JVR KBS KBT KJM KLK KLRK KLT KMR KNN KNS KRDN KRKS KRR KRST KRSTL KSK KSR KSTN KV
    KZHR KZMN LNK LSL LSN LT MHR MKSM MLD MMR MNR MNZ MRLS MRM MRTZ MSD MSL MTR MZ ND NKLS NKN NKT NRZ NZM RDN
    RF RHM RJL RLF RMS RND RSR RSTM SDK SH SHB SLN SLZR SNN SNTK SNTS SRF SSR STS TB TD TDR TKK TLB TMR TNK TT
    VD VK VLD VLSN VNS VRKS VT VTR ZHR ZN`,
  12: `ABDD ABDMHSN ABDMJD ABDRZK ABMR ABMSB ABT ABZD ADR AHND AHR AHSN AJKV AJM AKLR AKS AKTRN ALF ALFNS ALNR
    ALT ALVS ANDRJ ANSTS ARB ARD ARF ARNST ARR ARSLN ARTM ARTZ ASLM ASTRD ATL ATR AVL AVNS AZ AZD BDN BLL BLR
    BLS BLSN BRDL BRKN BRNK BRZN BSK BSL BTK BVN DBS DD DHR DLS DM DMN DRD DRS DVDSN F FDR FDRK FHD FJ FK FKR
    FLBS FLMNK FLR FRNKS FRT HDT HJZ HKM HKS HKTR HLK HMDN HMM HMN HNDRSN HNRK HRB HRD HRR HRST HSS HTB HTM HVR
    JDR JHD JKLN JLT JMNZ JNJ JRL JSFN JSM JV KBL KBR KDN KDR KF KFR KMBL KMBS KMK KMN KMRN KNL KNTR KRB KRFN
    KRLD KRNLS KRRD KRSN KRSTF KRTN KRV KSBR KST KTM KTN KVK KVNK KVR LB LDN LKN LNDN LNDS LVS MBN MHMDSN MHTR
    MKLN MKM MLM MMN MRF MRJ MRKN MST MSTK MSTS NBL NF NKR NKS NNK NNS NRDN NT NTN NTS NVMN NVS NZR RDLF RHN RJS
    RKL RKN RKRD RLND RMDN RMZ RNK RNLD RSLN RTNBRK SBL SBRN SBSTN SDM SHD SHL SHR SJD SKL SMD SMNS SMNT SMS
    SNTN SRH STBN STL STNSLV STR SVK SVTLN SZ SZN TFN TJ TRB TRNR TS TSHK VDM VHT VJSLV VLKR VLNS VLTR VND VNSNT
    VRN VRNK VST VTL ZBN ZJR ZR`,
  12.5: `ABDHLK ABN ADT ARLN ARTK ASMR BV DHL DNT FNK HND HSR JT KMJ KNTRRS KRNR KSTLM LDML LDVK MJHR NZNN RBNSN
    RH RKRS SNS TRHN VRD ZK ZNB`,
}

/** By length in symbols, the chance that two words whose skeletons are not in PERSON agree: the collision probability of the rest. */
const UNLISTED = [11, 11, 12.5, 13.5, 14, 14.5, 14.5, 14.5, 14.5]

/**
 * Everyday words in the names of organisations, by folded spelling: counted over 11,665 names and aliases of listed entities
 * (OFAC, public domain), proper names taken out, countries and a few trades added by hand.
 */
const ORGANISATION: Record<string, string> = {
  6.5: `bank`,
  7: `group shipping trading`,
  7.5: `development foundation international islamic`,
  8: `center company industries institute investment management organization petrochemical research solutions
    state`,
  8.5: `association bureau charitable committee engineering exchange general holding industrial industry plant
    production technology trade`,
  9: `army auto cargo cars commercial construction design energy enterprise export food foods iranian logistic
    motor motors national oil russian scientific services ship society steel textile textiles zavod`,
  9.5: `aviation capital central complex concern east force fund import joint marine ministry money movement
    ocean republic security trust welfare`,
  10: `africa after agency agro air aircraft america american australia azerbaijan azerbaijani bakery baku
    branch brazil brigade building canada chemical chile comercializadora data defense department egypt
    electronic electronics establishment european factory federal forces foreign france georgia germany global
    health healthcare holdings hotels india inmobiliaria insurance investments iran iraq italy japan kazakhstan
    korea lebanon liberation london manufacturing maritime mexico military mining networks new office peoples
    pharma pharmaceuticals port prison real relief restaurant revolutionary sea service shipbuilding shipyard
    singapore software spain special star syrian systems technologies ticaret turkey turkish uae ukraine`,
  10.5: `belarus blue business charity compania corps credit directorate estate farm finance financial front
    golden gulf hong humanitarian institution internacional islam leasing lines logistics machine machinery
    media middle moscow myanmar north offshore palestinian party petroleum private properties public russia
    sanayi sciences shanghai south stock tehran trans transportation travel united university`,
  11: `academy administration affairs airlines armed asia banco battalion belarusian brigades cement china club
    constructora consulting council division drug economic enterprises federation gas gold grand guard guards
    hotel intelligence internal invest jewellery kurdistan land levant materials medical minsk nuclear persian
    police power project projects province radio reconstruction repair resistance science shore sky support
    system technical tourism trafficking transport union universal venezuela world`,
  11.5: `aerospace african aluminum atlas bangladesh beograd centre colombia comercial commission congo
    contracting digital dubai electricity empresa enerji equipment europe fond freight generation holy house
    imperial indonesia information instrument iron islamiya jewelry korean lebanese life mechanical metallurgy
    mineral network noble organisation overseas pakistan partners pension popular predpriyatie products radar
    refinery region republican resort resources revival revolution royal sanatorium social sociedad stars syria
    tech venture yemen`,
}

function byWord<Key>(table: Record<string, string>, key: (word: string) => Key): Map<Key, number> {
  const map = new Map<Key, number>()
  for (const [bits, words] of Object.entries(table)) {
    for (const word of words.trim().split(/\s+/)) map.set(key(word), Number(bits))
  }
  return map
}

const personBits = byWord(PERSON, pack)
const companyBits = byWord(ORGANISATION, word => word)

/** Bits of a single letter and of a figure; what a spelled word of an organisation is worth when it is not an everyday word. */
const INITIAL = 4
const NUMBER = 6.5
const PROPER = 12.5
/** Words of scripts without a table are compared as a whole and are mostly complete names. */
const OPAQUE = 12

export function information(text: string, skeleton: number, kind: Kind): number {
  if (/[0-9]/.test(text)) return NUMBER
  if (skeleton === 0) return text.length <= 1 ? INITIAL : /^[a-z]+$/.test(text) ? (UNLISTED[0] ?? 0) : OPAQUE
  if (text.length === 1) return INITIAL
  const heard = personBits.get(skeleton)
  if (kind === 'person') return heard ?? UNLISTED[skeletonLength(skeleton)] ?? 0
  const everyday = companyBits.get(text)
  if (everyday !== undefined) return everyday
  // A word of two letters, or with hardly a consonant, is a chance match in any alphabet soup of company names.
  return Math.min(PROPER, (UNLISTED[skeletonLength(skeleton)] ?? 0) - (text.length <= 3 ? 3 : 0))
}

export const isCompanyWord = (word: string) => companyBits.has(word)
