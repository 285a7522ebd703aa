import { opaqueKey } from './skeleton.ts'

/**
 * Everyday forms of given names, and forms of one name in different languages that no transliteration explains. Written by us from
 * general knowledge of the languages; version with `METHOD_VERSION`. Each line: the full name and what it is called. A short form may
 * stand in several lines (Sasha, Alex).
 */
const GROUPS = `
aleksandr alexander alexandre alessandro alejandro aleksander iskander iskandar iskender oleksandr sasha sanya shura alex alec alik sandro sander xander
aleksandra alexandra oleksandra sasha shura sandra alexa
aleksei alexei aleksey alexey oleksiy alexis lyosha lesha alyosha
anatoly anatoliy anatol tolya
andrei andrey andrew andreas andre andrzej andrea andriy andy drew andrej
anna anne ann hanna hannah anya nyura anka annie nancy
antony anthony anton antonio antoine tony toni
arkady arkadi arkadii arkadiy
barack barak barry
benjamin binyamin benyamin benny ben bibi
boris borya borka
daniel danil daniil danilo dan danny danya danila
david dawid dawud daoud davud davit dave davey
dmitry dmitri dmitriy dmytro dimitri dimitrios dima mitya
edward eduard edvard ed eddie ned ted
elizabeth elisabeth elizaveta yelizaveta liza lisa betty beth liz eliza
emil emin
eugene yevgeny evgeny evgeni yevgeni yevhen zhenya genya
ekaterina yekaterina catherine katherine katharina katerina kateryna katya kate kathy cathy
elena yelena helen helena olena lena alyona
francis francesco francisco franz francois frank pancho paco
frederick friedrich frederik federico fred freddy fritz
gabriel jibril jebrail cebrayil djibril gavriil
george georgy georgi georgiy georg giorgi jorge jerzy yuri yury yuriy yurii jiri gevorg goga gosha zhora yura
gregory grigory grigori grigor hryhoriy grisha greg
henry heinrich henri enrico enrique genrikh harry hank
hussein husayn huseyn hossein guseyn gusein
ibrahim abraham avraham ebrahim ibragim brahim abe
ilya elijah ilia ilyas elias eliyahu ilyusha
ivan john johannes johann jean juan giovanni hovhannes ioannis ioane yahya jan hans jack johnny vanya sean shaun ian evan jon
ioseb joseph yusuf yousef yosef iosif josef jose giuseppe osip joe jo joey yusif
jacob yakov yaakov yaqub yaghoub yakub jakob jacques james jim jimmy jamie hakob iago diego jake
karl charles carl carlos carlo charlie chuck karel
kirill cyril kiril kyrylo
konstantin constantine constantin costas kostya kostyantyn
lawrence laurence lorenzo laurent larry
leo lev leon leonid lyonya leonardo
louis luis luigi ludwig lou lajos
maria mary marie mariam maryam miriam meryem marya masha mariya marusya molly
margaret margarita margherita marguerite rita maggie peggy meg
mark marcus marco marc marek
matthew matvei matvey matthias mateo matteo matt
michael mikhail michel miguel mikael mihail mykhailo mikayil misha mike mick miki mischa michal
mohammed muhammad mohammad mehmet mohamed mohamad mahomed magomed magomet mukhammad mohd md muhd mhd mohamud mamadou mamed hamo moha
moses moshe musa moussa moisei
nikolai nikolay nicholas nicolas nicolo mykola nikola nikolaos kolya nick nico klaus
natalia natalya nataliya natalie natasha nata
olga olha olya
paul pavel pablo paolo pavlo pavlos boghos pasha
peter pyotr petr petro pedro pierre pietro piotr petros butrus petya pete
philip philipp filip filipp felipe philippe phil
richard ricardo riccardo dick rick richie ricky
robert roberto rob bob bobby bert robin
rustam rustem rostam rostom
samuel shmuel samvel sam sammy
sergei sergey serge serhiy sergio sarkis sargis seryozha serj
simon semyon shimon simeon simone syoma
solomon suleiman sulaiman suleyman soleiman shlomo salomon
stephen steven stefan stepan stephan etienne esteban stefano steve styopa istvan
svetlana svitlana sveta
tatiana tatyana tetiana tanya
theodore fyodor fedor teodor todor fedya ted teddy
thomas tomas tommaso foma tom tommy
timothy timofei timofey tim timmy
usama osama
vasily vasili vasiliy basil vasyl vasilios vasile vasya
victor viktor vitya vic
vladimir volodymyr wladimir waldemar vova volodya vladik
vladislav vlad vladik slava
vyacheslav viacheslav slava
william wilhelm guillaume guillermo bill billy will willy liam wilhelmus
yaroslav jaroslav slava
zachary zakaria zakariya zacharias zakhar zack
zinaida zina
sarah sara sarra
rebecca rivka becky
susan suzanne zuzana shoshana susanna sue susie
patricia patrick pat patty paddy trish
christopher christoph kristof cristobal chris kit
christina kristina christine tina chris
joshua yehoshua josh
abdullah abdallah abdulla abdollah
jafar jaafar cafar djafar
yaser yasser yasir
reza riza rida ridha
ramadan ramazan ramzan
othman usman osman uthman
umar omar omer
fatima fatma fatemeh fatimah fatme
aisha ayse aishe ayesha
gholam qulam gulam ghulam golam
khadija hatice khadijah
leyla leila laila
nurlan nurik
rashid rasheed reshid
sevda sevil
tofiq tofik tofig tawfiq
elchin elcin
ilham ilgam
heydar haydar haidar geydar hyder
jamal gamal cemal camal djamel
qasim kasim ghasem kasem gasim gassem qasem
jalal celal calal galal
sanan sinan
`

/** Folded form → keys of the groups it belongs to. */
export const NICKNAMES: ReadonlyMap<string, number[]> = (() => {
  const map = new Map<string, number[]>()
  for (const line of GROUPS.trim().split('\n')) {
    const names = line.trim().split(' ')
    const key = opaqueKey(`nickname ${names[0]}`)
    for (const name of names) map.set(name, [...(map.get(name) ?? []), key])
  }
  return map
})()
