<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About SOSUplan</source>
        <translation>Om SOSUplan</translation>
    </message>
    <message>
        <source>SOSUplan {version} · model {model}</source>
        <translation>SOSUplan {version} · model {model}</translation>
    </message>
    <message>
        <source>SOSUplan shows how many social and health care assistants and helpers will be missing, and what would help.

The figures are a mechanical projection, not a forecast: they say what follows from the plan&apos;s stated assumptions.

The program works offline and sends nothing anywhere.

MIT licence. The typeface is Inter (SIL Open Font License). The window is made with Qt and Qt for Python, used under the GNU Lesser General Public License (LGPL), version 3.</source>
        <translation>SOSUplan viser, hvor mange social- og sundhedsassistenter og -hjælpere der kommer til at mangle, og hvad der ville hjælpe.

Tallene er en mekanisk fremskrivning, ikke en prognose: De siger, hvad der følger af planens angivne forudsætninger.

Programmet virker uden netforbindelse og sender ikke noget nogen steder hen.

MIT-licens. Skrifttypen er Inter (SIL Open Font License). Vinduet er lavet med Qt og Qt for Python, der bruges under GNU Lesser General Public License (LGPL), version 3.</translation>
    </message>
    <message>
        <source>The licence texts are in the installed Python packages.</source>
        <translation>Licensteksterne ligger i de installerede Python-pakker.</translation>
    </message>
    <message>
        <source>The licence texts are in the folder {folder}.</source>
        <translation>Licensteksterne ligger i mappen {folder}.</translation>
    </message>
</context>
<context>
    <name>AboutPlan</name>
    <message>
        <source>About the plan</source>
        <translation>Om planen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områder</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Last saved</source>
        <translation>Sidst gemt</translation>
    </message>
    <message>
        <source>Base year</source>
        <translation>Basisår</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horisont</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Antagelser</translation>
    </message>
    <message>
        <source>{share} figures</source>
        <translation>{share} tal</translation>
    </message>
    <message>
        <source>Data edition</source>
        <translation>Dataudgave</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>SOSUplan {version}, model {model}</source>
        <translation>SOSUplan {version}, model {model}</translation>
    </message>
    <message>
        <source>The data edition is another one whenever a figure of the plan is. The same scenario gives the same result with the same edition. It stands at the foot of printed pages and of the workbook, too.</source>
        <translation>Dataudgaven skifter, hver gang et tal i planen ændres. Det samme scenarie giver det samme resultat med den samme udgave. Den står også nederst på udskrevne sider og i regnearkets sidefod.</translation>
    </message>
    <message>
        <source>Show the assumptions…</source>
        <translation>Vis antagelserne…</translation>
    </message>
    <message>
        <source>First change</source>
        <translation>Første ændring</translation>
    </message>
</context>
<context>
    <name>AgesView</name>
    <message>
        <source>Year of the age distribution</source>
        <translation>År for aldersfordelingen</translation>
    </message>
    <message>
        <source>In {year}, {n} of {all} {who} ({share}) are {age} or older.</source>
        <translation>I {year} er {n} af {all} {who} ({share}) {age} år eller ældre.</translation>
    </message>
    <message>
        <source>From {year} to {next}, {n} retire.</source>
        <translation>Fra {year} til {next} går {n} på pension.</translation>
    </message>
    <message>
        <source>Retire each year</source>
        <translation>Går på pension hvert år</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>just under {amount}</source>
        <translation>knap {amount}</translation>
    </message>
    <message>
        <source>just over {amount}</source>
        <translation>godt {amount}</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>en fjerdedel</translation>
    </message>
    <message>
        <source>a third</source>
        <translation>en tredjedel</translation>
    </message>
    <message>
        <source>half</source>
        <translation>halvdelen</translation>
    </message>
    <message>
        <source>two thirds</source>
        <translation>to tredjedele</translation>
    </message>
    <message>
        <source>three quarters</source>
        <translation>tre fjerdedele</translation>
    </message>
    <message>
        <source>less than {amount}</source>
        <translation>under {amount}</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Assumption: as in {area}</source>
        <translation>Antagelse: som i {area}</translation>
    </message>
    <message>
        <source>Taken over from {area}: shares and days as they are, ages, intake and need in proportion to the staff. Replace with own figures</source>
        <translation>Overtaget fra {area}: andele og dage uændret, aldre, optag og behov i forhold til personalet. Erstat med egne tal</translation>
    </message>
    <message>
        <source>Added up: {areas}</source>
        <translation>Lagt sammen: {areas}</translation>
    </message>
    <message>
        <source>Numbers are added. Shares, hours and days are means, weighted by the people they are about</source>
        <translation>Antal er lagt sammen. Andele, timer og dage er gennemsnit, vægtet med de personer, de handler om</translation>
    </message>
    <message>
        <source>There is an area with this name already.</source>
        <translation>Der er allerede et område med det navn.</translation>
    </message>
    <message>
        <source>New area</source>
        <translation>Nyt område</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Otherwise as in</source>
        <translation>Ellers som i</translation>
    </message>
    <message>
        <source>Employed people in the base year:</source>
        <translation>Ansatte i basisåret:</translation>
    </message>
    <message>
        <source>Copy area</source>
        <translation>Kopiér område</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Name of the copy</source>
        <translation>Kopiens navn</translation>
    </message>
    <message>
        <source>Delete area</source>
        <translation>Slet område</translation>
    </message>
    <message>
        <source>Add up areas</source>
        <translation>Læg områder sammen</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områder</translation>
    </message>
    <message>
        <source>Name of the sum</source>
        <translation>Summens navn</translation>
    </message>
    <message>
        <source>&amp;New area…</source>
        <translation>&amp;Nyt område…</translation>
    </message>
    <message>
        <source>&amp;Copy area…</source>
        <translation>&amp;Kopiér område…</translation>
    </message>
    <message>
        <source>&amp;Add up areas…</source>
        <translation>&amp;Læg områder sammen…</translation>
    </message>
    <message>
        <source>&amp;Delete area…</source>
        <translation>&amp;Slet område…</translation>
    </message>
    <message>
        <source>Correct the faults in the data first.</source>
        <translation>Ret først fejlene i data.</translation>
    </message>
    <message>
        <source>{areas} counts the same people: where areas are added up, they count twice.</source>
        <translation>{areas} tæller de samme personer: Hvor områder lægges sammen, tæller de med to gange.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Opret</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiér</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slet</translation>
    </message>
    <message>
        <source>Add up</source>
        <translation>Læg sammen</translation>
    </message>
    <message>
        <source>The number of employed people is yours. The rest is taken over from the area that it is like, and marked as assumptions: replace it in the tables.</source>
        <translation>Antallet af ansatte er jeres eget. Resten overtages fra det område, det ligner, og mærkes som antagelser: Erstat dem med jeres egne tal i tabellerne.</translation>
    </message>
    <message>
        <source>All rows of the area go from all tables. That can be undone.</source>
        <translation>Alle områdets rækker forsvinder fra alle tabeller. Det kan fortrydes.</translation>
    </message>
    <message>
        <source>The areas ticked become one, and are no longer in the plan by themselves: people are added, shares are averages weighted by people. That can be undone.</source>
        <translation>De afkrydsede områder bliver til ét og står ikke længere hver for sig i planen: Personer lægges sammen, og andele bliver gennemsnit vægtet efter personer. Det kan fortrydes.</translation>
    </message>
    <message>
        <source>All figures are those of {area} when it was copied. Replace with own figures</source>
        <translation>Alle tal er dem, {area} havde, da området blev kopieret. Erstat med egne tal</translation>
    </message>
    <message>
        <source>The copy has the same figures, marked as assumptions until you replace them.</source>
        <translation>Kopien har de samme tal. De er mærket som antagelser, indtil du erstatter dem.</translation>
    </message>
    <message>
        <source>The plan can only be read. Save a copy to change it.</source>
        <translation>Planen er skrivebeskyttet. Gem en kopi for at ændre den.</translation>
    </message>
</context>
<context>
    <name>Assumptions</name>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} af {all}</translation>
    </message>
    <message>
        <source>✓ no assumptions</source>
        <translation>✓ ingen antagelser</translation>
    </message>
    <message>
        <source>1 assumption</source>
        <translation>1 antagelse</translation>
    </message>
    <message>
        <source>{n} assumptions</source>
        <translation>{n} antagelser</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Antagelser</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Assumptions by table</source>
        <translation>Antagelser efter tabel</translation>
    </message>
    <message>
        <source>Show in the table</source>
        <translation>Vis i tabellen</translation>
    </message>
    <message>
        <source>Assumptions are estimates that nobody has measured or published. Replace them with your own figures to make the result yours. Choose a table to see them.</source>
        <translation>Antagelser er skøn, som ingen har målt eller offentliggjort. Erstat dem med jeres egne tal, så resultatet bliver jeres. Vælg en tabel for at se dem.</translation>
    </message>
    <message>
        <source>1 of the plan&apos;s {all} figures is an assumption</source>
        <translation>1 af planens {all} tal er en antagelse</translation>
    </message>
    <message>
        <source>{n} of the plan&apos;s {all} figures are assumptions</source>
        <translation>{n} af planens {all} tal er antagelser</translation>
    </message>
</context>
<context>
    <name>BalanceChart</name>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Supply of and demand for {occupation} by year, {unit}</source>
        <translation>Udbud af og efterspørgsel efter {occupation} år for år, {unit}</translation>
    </message>
    <message>
        <source>supply</source>
        <translation>udbud</translation>
    </message>
    <message>
        <source>demand</source>
        <translation>efterspørgsel</translation>
    </message>
    <message>
        <source>In {year}: supply {supply}, demand {demand}, {balance}.</source>
        <translation>I {year}: udbud {supply}, efterspørgsel {demand}, {balance}.</translation>
    </message>
    <message>
        <source>{without}: supply {supply}, demand {demand}, {balance}.</source>
        <translation>{without}: udbud {supply}, efterspørgsel {demand}, {balance}.</translation>
    </message>
    <message>
        <source>Supply grows from {a} in {first} to {b} in {year}</source>
        <translation>Udbuddet vokser fra {a} i {first} til {b} i {year}</translation>
    </message>
    <message>
        <source>Supply falls from {a} in {first} to {b} in {year}</source>
        <translation>Udbuddet falder fra {a} i {first} til {b} i {year}</translation>
    </message>
    <message>
        <source>Supply is {b} in {year} as in {first}</source>
        <translation>Udbuddet er {b} i {year} som i {first}</translation>
    </message>
    <message>
        <source>Supply goes from {a} in {first} to {b} in {year}</source>
        <translation>Udbuddet går fra {a} i {first} til {b} i {year}</translation>
    </message>
    <message>
        <source>{supply}, while demand grows from {c} to {d}</source>
        <translation>{supply}, mens efterspørgslen vokser fra {c} til {d}</translation>
    </message>
    <message>
        <source>{supply}, while demand falls from {c} to {d}</source>
        <translation>{supply}, mens efterspørgslen falder fra {c} til {d}</translation>
    </message>
    <message>
        <source>{supply}, while demand stays at {d}</source>
        <translation>{supply}, mens efterspørgslen bliver ved {d}</translation>
    </message>
    <message>
        <source>{supply}, while demand goes from {c} to {d}</source>
        <translation>{supply}, mens efterspørgslen går fra {c} til {d}</translation>
    </message>
    <message>
        <source>{supply}, and demand from {c} to {d}</source>
        <translation>{supply}, og efterspørgslen fra {c} til {d}</translation>
    </message>
    <message>
        <source>{supply}, and demand is {d}</source>
        <translation>{supply}, og efterspørgslen er {d}</translation>
    </message>
    <message>
        <source>{name}: supply {supply}, demand {demand}, {balance}.</source>
        <translation>{name}: udbud {supply}, efterspørgsel {demand}, {balance}.</translation>
    </message>
    <message>
        <source>Balance, {who}</source>
        <translation>Balance, {who}</translation>
    </message>
    <message>
        <source>{course}; {balances}</source>
        <translation>{course}; {balances}</translation>
    </message>
</context>
<context>
    <name>Baseline</name>
    <message>
        <source>without new measures</source>
        <translation>uden nye tiltag</translation>
    </message>
    <message>
        <source>without measures</source>
        <translation>uden tiltag</translation>
    </message>
    <message>
        <source>without reform and measures</source>
        <translation>uden reform og tiltag</translation>
    </message>
    <message>
        <source>without changes</source>
        <translation>uden ændringer</translation>
    </message>
    <message>
        <source>The projection with no lever moved: the law in force and the habits of the base year go on.</source>
        <translation>Fremskrivningen, hvor intet håndtag er flyttet: Gældende lov og basisårets vaner fortsætter.</translation>
    </message>
    <message>
        <source>The projection with no lever moved: the habits of the base year go on, and the retirement reform is left out.</source>
        <translation>Fremskrivningen, hvor intet håndtag er flyttet: Basisårets vaner fortsætter, og tilbagetrækningsreformen er ikke regnet med.</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>{plan} · scenario: {scenario} · demand: {demand}</source>
        <translation>{plan} · scenarie: {scenario} · efterspørgsel: {demand}</translation>
    </message>
    <message>
        <source>Mechanical projection, not a forecast · {date}</source>
        <translation>Mekanisk fremskrivning, ikke en prognose · {date}</translation>
    </message>
    <message>
        <source>The plan&apos;s figures as of {date}</source>
        <translation>Planens tal pr. {date}</translation>
    </message>
    <message>
        <source>Figures with faults as of {date}</source>
        <translation>Tal med fejl pr. {date}</translation>
    </message>
</context>
<context>
    <name>CellFaults</name>
    <message>
        <source>&quot;{text}&quot; can mean {small} or {large}. Type one of the two.</source>
        <translation>»{text}« kan betyde {small} eller {large}. Skriv et af de to tal.</translation>
    </message>
    <message>
        <source>the source is for a column that this table does not have.</source>
        <translation>kilden gælder en kolonne, som tabellen ikke har.</translation>
    </message>
    <message>
        <source>a row for {group} is missing. Add it.</source>
        <translation>der mangler en række for {group}. Tilføj den.</translation>
    </message>
    <message>
        <source>the table has no rows. Add at least one.</source>
        <translation>tabellen har ingen rækker. Tilføj mindst én.</translation>
    </message>
    <message>
        <source>the row for {key} is there already, in row {first}.</source>
        <translation>rækken for {key} findes allerede i række {first}.</translation>
    </message>
    <message>
        <source>{table}, row {row}, {column}</source>
        <translation>{table}, række {row}, {column}</translation>
    </message>
    <message>
        <source>{table}</source>
        <translation>{table}</translation>
    </message>
    <message>
        <source>the source is not in the table Sources.</source>
        <translation>kilden findes ikke i tabellen Kilder.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is a percentage. Type the number itself.</source>
        <translation>»{text}« er en procentsats. Skriv selve tallet.</translation>
    </message>
    <message>
        <source>Saved scenarios, row {row}</source>
        <translation>Gemte scenarier, række {row}</translation>
    </message>
    <message>
        <source>the row for {key} is there twice.</source>
        <translation>rækken for {key} er der to gange.</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Projection →</source>
        <translation>Fremskrivning →</translation>
    </message>
    <message>
        <source>this scenario</source>
        <translation>dette scenarie</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>measures take effect</source>
        <translation>tiltag begynder at virke</translation>
    </message>
    <message>
        <source>changes take effect</source>
        <translation>ændringer begynder at virke</translation>
    </message>
    <message>
        <source>{scenario} · {demand}</source>
        <translation>{scenario} · {demand}</translation>
    </message>
    <message>
        <source>On the same lines as others that are shown: {names}.</source>
        <translation>Falder sammen med andre viste kurver: {names}.</translation>
    </message>
    <message>
        <source>{scenario} ({demand})</source>
        <translation>{scenario} ({demand})</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>SOSUplan {version} – workforce planning for eldercare

Without arguments, or with PLAN.sosuplan alone, the window opens.

new PLAN.sosuplan --from FOLDER
    makes a plan file from a plan folder
export PLAN.sosuplan --to FOLDER
    writes the plan folder back
project PLAN.sosuplan
    prints supply, demand and balance by occupation and year
    --scenario NAME      a scenario saved in the plan
    --demand SCENARIO    another demand scenario
    --set LEVER=VALUE    moves a lever; may be repeated, decimals with a dot
    --by area            area by area
    --format csv|json    csv if not given
matrix PLAN.sosuplan --occupation SSA|SSH|all
    prints the balance of every demand scenario, with and without the reform
    --format csv|json    csv if not given
scenarios PLAN.sosuplan
    prints the names of the saved scenarios
report PLAN.sosuplan --out FILE.pdf
    writes the printed summary
    --scenario NAME      a scenario saved in the plan; {without} if not given
    --all                every saved scenario; FOLDER takes the place of FILE.pdf
    --occupation SSA|SSH|all
    --unit heads|fte     persons if not given
    --sections A,B       {sections}
    --demand, --set      as above
    --date YYYY-MM-DD    the date in print; today if not given

--lang da|en   language of messages
--help         this text
--version      the version</source>
        <translation>SOSUplan {version} – personaleplanlægning for ældreområdet

Uden argumenter, eller med PLAN.sosuplan alene, åbner vinduet.

new PLAN.sosuplan --from MAPPE
    laver en planfil af en planmappe
export PLAN.sosuplan --to MAPPE
    skriver planmappen tilbage
project PLAN.sosuplan
    udskriver udbud, efterspørgsel og balance for hver faggruppe og hvert år
    --scenario NAVN      et scenarie, der er gemt i planen
    --demand SCENARIE    et andet efterspørgselsscenarie
    --set HÅNDTAG=VÆRDI  flytter et håndtag; kan gentages, decimaltal med punktum
    --by area            område for område
    --format csv|json    csv, hvis intet er valgt
matrix PLAN.sosuplan --occupation SSA|SSH|all
    udskriver balancen for hvert efterspørgselsscenarie, med og uden reformen
    --format csv|json    csv, hvis intet er valgt
scenarios PLAN.sosuplan
    udskriver navnene på de gemte scenarier
report PLAN.sosuplan --out FIL.pdf
    skriver det trykte resumé
    --scenario NAVN      et scenarie, der er gemt i planen; ellers {without}
    --all                alle gemte scenarier; MAPPE træder i stedet for FIL.pdf
    --occupation SSA|SSH|all
    --unit heads|fte     personer, hvis intet er angivet
    --sections A,B       {sections}
    --demand, --set      som ovenfor
    --date ÅÅÅÅ-MM-DD    datoen på tryk; i dag, hvis intet er angivet

--lang da|en   sprog i beskeder
--help         denne tekst
--version      versionen</translation>
    </message>
</context>
<context>
    <name>CopyActions</name>
    <message>
        <source>Copy numbers</source>
        <translation>Kopiér tal</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Kopiér billede</translation>
    </message>
    <message>
        <source>Show the figures as a table…</source>
        <translation>Vis tallene som tabel…</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Kopiér tabel</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Gem billede…</translation>
    </message>
    <message>
        <source>Copy, save or show the figures as a table</source>
        <translation>Kopiér, gem eller vis tallene som tabel</translation>
    </message>
</context>
<context>
    <name>Cpr</name>
    <message>
        <source>This may hold a CPR number. Such numbers do not belong in a plan, also not in a note: delete it.</source>
        <translation>Det kan indeholde et CPR-nummer. Sådanne numre hører ikke hjemme i en plan, heller ikke i en note: Slet det.</translation>
    </message>
    <message>
        <source>The file&apos;s name may hold a CPR number. Such numbers do not belong in it: choose another name.</source>
        <translation>Filens navn kan indeholde et CPR-nummer. Sådanne numre hører ikke hjemme i et filnavn: Vælg et andet navn.</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Something went wrong</source>
        <translation>Noget gik galt</translation>
    </message>
    <message>
        <source>SOSUplan met a fault of its own.</source>
        <translation>Der er en fejl i SOSUplan.</translation>
    </message>
    <message>
        <source>The program cannot start. Your plan files are untouched.</source>
        <translation>Programmet kan ikke starte. Dine planfiler er uberørte.</translation>
    </message>
    <message>
        <source>Your plan file is untouched, and you can go on working. If it happens again, save what you are doing as a scenario and start the program anew.</source>
        <translation>Din planfil er uberørt, og du kan arbejde videre. Sker det igen, så gem det, du er i gang med, som et scenarie, og start programmet på ny.</translation>
    </message>
    <message>
        <source>A description for support is in:
{path}</source>
        <translation>En beskrivelse til support ligger i:
{path}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Arbejd videre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
</context>
<context>
    <name>DataCharts</name>
    <message>
        <source>Age · people for each year of age</source>
        <translation>Alder · personer pr. alderstrin</translation>
    </message>
    <message>
        <source>base year = 100</source>
        <translation>basisår = 100</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>{occupation}, {age} years old</source>
        <translation>{occupation}, {age} år</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Changes since the plan was made</source>
        <translation>Ændringer, siden planen blev oprettet</translation>
    </message>
    <message>
        <source>What was changed, from what to what, when and why. Type the reason in the last column.</source>
        <translation>Hvad der er ændret, fra hvad til hvad, hvornår og hvorfor. Skriv begrundelsen i sidste kolonne.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Ændringer</translation>
    </message>
    <message>
        <source>{n} columns of what was pasted had no room in the table</source>
        <translation>{n} af de indsatte kolonner var der ikke plads til i tabellen</translation>
    </message>
    <message>
        <source>Inputs of the plan</source>
        <translation>Planens data</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>Tilføj række</translation>
    </message>
    <message>
        <source>A new row under the current one (Ctrl and +)</source>
        <translation>En ny række under den aktuelle (Ctrl og +)</translation>
    </message>
    <message>
        <source>Delete row</source>
        <translation>Slet række</translation>
    </message>
    <message>
        <source>The chosen rows (Ctrl and −)</source>
        <translation>De valgte rækker (Ctrl og −)</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Import figures…</source>
        <translation>Importér tal…</translation>
    </message>
    <message>
        <source>Take figures from a file (Ctrl+I)</source>
        <translation>Hent tal fra en fil (Ctrl+I)</translation>
    </message>
    <message>
        <source>The plan is read-only: nothing was pasted</source>
        <translation>Planen er skrivebeskyttet: Intet er sat ind</translation>
    </message>
    <message>
        <source>Read as per cent: a share of 0.72 is to be pasted as 72 or 72%</source>
        <translation>Læst som procent: En andel på 0,72 skal sættes ind som 72 eller 72 %</translation>
    </message>
    <message>
        <source>1 figure of the plan has this source.</source>
        <translation>1 tal i planen har denne kilde.</translation>
    </message>
    <message>
        <source>{n} figures of the plan have this source.</source>
        <translation>{n} tal i planen har denne kilde.</translation>
    </message>
    <message>
        <source>{n} figures of the plan have one of these sources.</source>
        <translation>{n} tal i planen har en af disse kilder.</translation>
    </message>
    <message>
        <source>If it is deleted, they are your own figures.</source>
        <translation>Hvis den slettes, bliver de til egne tal.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slet</translation>
    </message>
    <message>
        <source>Read as {read}: did you mean {meant}?</source>
        <translation>Læst som {read}. Mente du {meant}?</translation>
    </message>
    <message>
        <source>Example figures, not your own, in: {tables}. Import or type your own before you use the results.</source>
        <translation>Eksempeltal, som ikke er jeres egne, i: {tables}. Importér eller skriv jeres egne, før I bruger resultaterne.</translation>
    </message>
    <message>
        <source>1 fault</source>
        <translation>1 fejl</translation>
    </message>
    <message>
        <source>{n} faults</source>
        <translation>{n} fejl</translation>
    </message>
    <message>
        <source>Only rows with assumptions</source>
        <translation>Kun rækker med antagelser</translation>
    </message>
    <message>
        <source>{column}, row {row}</source>
        <translation>{column}, række {row}</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{year}-{month}-{day}</source>
        <translation>{day}.{month}.{year}</translation>
    </message>
</context>
<context>
    <name>Demands</name>
    <message>
        <source>Assumption: need as in {scenario}</source>
        <translation>Antagelse: behov som i {scenario}</translation>
    </message>
    <message>
        <source>Assumption: unchanged need</source>
        <translation>Antagelse: uændret behov</translation>
    </message>
    <message>
        <source>Filled in when the demand scenario was made. Replace with own figures</source>
        <translation>Udfyldt, da efterspørgselsscenariet blev oprettet. Erstat med egne tal</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>All areas</source>
        <translation>Alle områder</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Udbud</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Efterspørgsel</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation>Trafiklys</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenarie</translation>
    </message>
    <message>
        <source>{what}, {unit}</source>
        <translation>{what}, {unit}</translation>
    </message>
    <message>
        <source>Full-time persons per person</source>
        <translation>Fuldtidspersoner pr. person</translation>
    </message>
    <message>
        <source>{run}: from this year to the next</source>
        <translation>{run}: fra dette år til det næste</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Går på pension</translation>
    </message>
    <message>
        <source>Start training as assistants</source>
        <translation>Begynder på uddannelsen til SOSU-assistent</translation>
    </message>
    <message>
        <source>New graduates</source>
        <translation>Nyuddannede</translation>
    </message>
    <message>
        <source>Other recruitment</source>
        <translation>Anden rekruttering</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Lever</source>
        <translation>Håndtag</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhed</translation>
    </message>
    <message>
        <source>First year with an effect</source>
        <translation>Første år med virkning</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Laveste</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Højeste</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Hvad det betyder</translation>
    </message>
    <message>
        <source>Source of the plan&apos;s figure</source>
        <translation>Kilde til planens tal</translation>
    </message>
    <message>
        <source>Demand scenario</source>
        <translation>Efterspørgselsscenarie</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Værdi</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Tal</translation>
    </message>
    <message>
        <source>Kind of figure</source>
        <translation>Tallets art</translation>
    </message>
    <message>
        <source>Figures from it</source>
        <translation>Antal tal herfra</translation>
    </message>
    <message>
        <source>Mechanical projection, not a forecast</source>
        <translation>Mekanisk fremskrivning, ikke en prognose</translation>
    </message>
    <message>
        <source>Key figures {year}</source>
        <translation>Nøgletal {year}</translation>
    </message>
    <message>
        <source>First year with a shortage</source>
        <translation>Første år med mangel</translation>
    </message>
    <message>
        <source>Levers that are moved</source>
        <translation>Håndtag, der er flyttet</translation>
    </message>
    <message>
        <source>Scenario matrix: demand and reform alone</source>
        <translation>Scenariematrix: kun efterspørgsel og reform</translation>
    </message>
    <message>
        <source>Balance {year}, {unit}</source>
        <translation>Balance {year}, {unit}</translation>
    </message>
    <message>
        <source>What the figures rest on</source>
        <translation>Hvad tallene hviler på</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Antal tal</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Andel</translation>
    </message>
    <message>
        <source>About this file</source>
        <translation>Om filen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områder</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Faggruppe</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Forudsætninger</translation>
    </message>
    <message>
        <source>Model version</source>
        <translation>Modelversion</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Lavet med</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Lavet den</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumé</translation>
    </message>
    <message>
        <source>People employed by year, the work that they do, and what changes it.</source>
        <translation>Ansatte år for år, det arbejde, de udfører, og det, der ændrer udbuddet.</translation>
    </message>
    <message>
        <source>People needed by year, and the work that is needed.</source>
        <translation>Behovet år for år, i personer og i arbejde.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>People employed by age and year.</source>
        <translation>Ansatte efter alder og år.</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>The way from the basic course to work in the field by year, in persons.</source>
        <translation>Vejen fra grundforløb til arbejde i faget år for år, i personer.</translation>
    </message>
    <message>
        <source>Levers</source>
        <translation>Håndtag</translation>
    </message>
    <message>
        <source>What each scenario sets; levers that are moved are marked.</source>
        <translation>Håndtagenes værdier i hvert scenarie; de flyttede er markeret.</translation>
    </message>
    <message>
        <source>Every figure that the projection reads, and where it comes from.</source>
        <translation>Alle tal, som fremskrivningen bygger på, og hvor de kommer fra.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kilder</translation>
    </message>
    <message>
        <source>Where the figures come from.</source>
        <translation>Hvor tallene kommer fra.</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Ordbog</translation>
    </message>
    <message>
        <source>The words of the field.</source>
        <translation>Fagets begreber.</translation>
    </message>
    <message>
        <source>Inputs {hash} · data {edition} · {date}</source>
        <translation>Forudsætninger {hash} · data {edition} · {date}</translation>
    </message>
    <message>
        <source>page {n} of {all}</source>
        <translation>side {n} af {all}</translation>
    </message>
    <message>
        <source>no shortage</source>
        <translation>ingen mangel</translation>
    </message>
    <message>
        <source>Save as an Excel workbook</source>
        <translation>Gem som Excel-projektmappe</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Excel-projektmapper</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Gem som CSV</translation>
    </message>
    <message>
        <source>CSV files</source>
        <translation>CSV-filer</translation>
    </message>
    <message>
        <source>Save the picture as</source>
        <translation>Gem billedet som</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG-billeder</translation>
    </message>
    <message>
        <source>E&amp;xcel workbook…</source>
        <translation>E&amp;xcel-projektmappe…</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV…</translation>
    </message>
    <message>
        <source>&amp;Picture of the chart…</source>
        <translation>&amp;Billede af diagrammet…</translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation>Gemmer {name}…</translation>
    </message>
    <message>
        <source>Scenario matrix: demand alone</source>
        <translation>Scenariematrix: kun efterspørgsel</translation>
    </message>
    <message>
        <source>Leave for other reasons</source>
        <translation>Stopper af andre grunde</translation>
    </message>
    <message>
        <source>Published table</source>
        <translation>Offentliggjort tabel</translation>
    </message>
    <message>
        <source>Missing person-years in all {first}–{last}</source>
        <translation>Manglende personår i alt {first}–{last}</translation>
    </message>
    <message>
        <source>Missing full-time years in all {first}–{last}</source>
        <translation>Manglende årsværk i alt {first}–{last}</translation>
    </message>
    <message>
        <source>What each lever gives by itself, largest first in {year}</source>
        <translation>Hvad hvert håndtag giver for sig i {year}, størst virkning først</translation>
    </message>
    <message>
        <source>Potential {year}, {unit}</source>
        <translation>Potentiale {year}, {unit}</translation>
    </message>
    <message>
        <source>Effect on the balance {year}, {unit}</source>
        <translation>Virkning på balancen {year}, {unit}</translation>
    </message>
    <message>
        <source>Supply minus demand by year; below zero people are missing.</source>
        <translation>Udbud minus efterspørgsel år for år; under nul mangler der personer.</translation>
    </message>
    <message>
        <source>{scenario} · {demand}: {occupation}</source>
        <translation>{scenario} · {demand}: {occupation}</translation>
    </message>
    <message>
        <source>Mechanical projection, not a forecast. {program}, {date}.</source>
        <translation>Mekanisk fremskrivning, ikke en prognose. {program}, {date}.</translation>
    </message>
</context>
<context>
    <name>FaultList</name>
    <message>
        <source>1 fault: the page Scenarios shows the last valid plan</source>
        <translation>1 fejl: Siden Scenarier viser den seneste gyldige plan</translation>
    </message>
    <message>
        <source>{n} faults: the page Scenarios shows the last valid plan</source>
        <translation>{n} fejl: Siden Scenarier viser den seneste gyldige plan</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>line {line}</source>
        <translation>linje {line}</translation>
    </message>
    <message>
        <source>column {column}</source>
        <translation>kolonne {column}</translation>
    </message>
    <message>
        <source>Write decimals with a dot: {example}.</source>
        <translation>Skriv decimaltal med punktum: {example}.</translation>
    </message>
    <message>
        <source>the cell is empty. It must have a value.</source>
        <translation>cellen er tom. Der skal stå en værdi.</translation>
    </message>
    <message>
        <source>the text is too long. It may have {high} characters.</source>
        <translation>teksten er for lang. Den må højst være på {high} tegn.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; holds control characters or line breaks. Write it as plain text.</source>
        <translation>»{found}« indeholder styretegn eller linjeskift. Skriv det som almindelig tekst.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; cannot be used here. Write one of: {choices}.</source>
        <translation>»{found}« kan ikke bruges her. Skriv en af disse: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number.</source>
        <translation>»{found}« er ikke et tal.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number from {low} to {high}.</source>
        <translation>»{found}« er ikke et tal fra {low} til {high}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number above {low} and at most {high}.</source>
        <translation>»{found}« er ikke et tal over {low} og højst {high}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number of at least {low}.</source>
        <translation>»{found}« er ikke et tal på {low} eller derover.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number above {low}.</source>
        <translation>»{found}« er ikke et tal over {low}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a whole number from {low} to {high}.</source>
        <translation>»{found}« er ikke et helt tal fra {low} til {high}.</translation>
    </message>
    <message>
        <source>the folder does not exist.</source>
        <translation>mappen findes ikke.</translation>
    </message>
    <message>
        <source>it is not a folder.</source>
        <translation>det er ikke en mappe.</translation>
    </message>
    <message>
        <source>the folder holds none of the plan&apos;s files: {files}.</source>
        <translation>mappen indeholder ingen af planens filer: {files}.</translation>
    </message>
    <message>
        <source>the file does not exist.</source>
        <translation>filen findes ikke.</translation>
    </message>
    <message>
        <source>it is a folder. It must be a file.</source>
        <translation>det er en mappe. Det skal være en fil.</translation>
    </message>
    <message>
        <source>it is not an ordinary file.</source>
        <translation>det er ikke en almindelig fil.</translation>
    </message>
    <message>
        <source>access was refused. Check that you may read and write there, and that the file is not open in another program.</source>
        <translation>adgangen blev nægtet. Se efter, om du har ret til at læse og skrive der, og om filen er åben i et andet program.</translation>
    </message>
    <message>
        <source>it can be read but not changed. Save a copy somewhere else.</source>
        <translation>den kan læses, men ikke ændres. Gem en kopi et andet sted.</translation>
    </message>
    <message>
        <source>there is no room left on the disk. Nothing was saved.</source>
        <translation>der er ikke mere plads på disken. Intet blev gemt.</translation>
    </message>
    <message>
        <source>another program is using the file. Close it there, or try again in a moment.</source>
        <translation>et andet program bruger filen. Luk den dér, eller prøv igen om lidt.</translation>
    </message>
    <message>
        <source>it cannot be read or written ({reason}). Check that the disk or the network drive works.</source>
        <translation>der kan ikke læses eller skrives ({reason}). Se efter, om disken eller netværksdrevet virker.</translation>
    </message>
    <message>
        <source>the file is there already and is not overwritten. Choose another name.</source>
        <translation>filen findes i forvejen og bliver ikke overskrevet. Vælg et andet navn.</translation>
    </message>
    <message>
        <source>the folder holds something other than a plan. Choose an empty folder or a new name.</source>
        <translation>mappen indeholder andet end en plan. Vælg en tom mappe eller et nyt navn.</translation>
    </message>
    <message>
        <source>the file is too large. It may take up {high} MB.</source>
        <translation>filen er for stor. Den må højst fylde {high} MB.</translation>
    </message>
    <message>
        <source>the line is too long. It may have {high} characters.</source>
        <translation>linjen er for lang. Den må højst være på {high} tegn.</translation>
    </message>
    <message>
        <source>the file is empty. Its first line must be: {columns}</source>
        <translation>filen er tom. Den første linje skal være: {columns}</translation>
    </message>
    <message>
        <source>the first line must name the columns: {columns}</source>
        <translation>den første linje skal indeholde kolonnenavnene: {columns}</translation>
    </message>
    <message>
        <source>the columns are separated by semicolons. A plan folder has commas between columns and dots in decimals.</source>
        <translation>kolonnerne er adskilt af semikolon. I en planmappe er der komma mellem kolonnerne og punktum i decimaltal.</translation>
    </message>
    <message>
        <source>the line is not UTF-8 text. Save the file as CSV UTF-8.</source>
        <translation>linjen er ikke UTF-8-tekst. Gem filen som CSV UTF-8.</translation>
    </message>
    <message>
        <source>the line holds NUL bytes, so it is not UTF-8 text. Save the file as CSV UTF-8.</source>
        <translation>linjen indeholder nul-bytes og er derfor ikke UTF-8-tekst. Gem filen som CSV UTF-8.</translation>
    </message>
    <message>
        <source>the row cannot be read: a quotation mark is missing or in the wrong place.</source>
        <translation>rækken kan ikke læses: Et anførselstegn mangler eller står et forkert sted.</translation>
    </message>
    <message>
        <source>the column is missing. The columns are: {columns}</source>
        <translation>kolonnen mangler. Kolonnerne er: {columns}</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a column of this file. The columns are: {columns}</source>
        <translation>»{found}« er ikke en kolonne i denne fil. Kolonnerne er: {columns}</translation>
    </message>
    <message>
        <source>the column is there more than once.</source>
        <translation>kolonnen er der mere end én gang.</translation>
    </message>
    <message>
        <source>the row has {cells} cells, but must have {expected}.</source>
        <translation>rækken har {cells} celler, men skal have {expected}.</translation>
    </message>
    <message>
        <source>the row is empty. Delete it.</source>
        <translation>rækken er tom. Slet den.</translation>
    </message>
    <message>
        <source>more than {high} faults were found. The rest of the file was not read.</source>
        <translation>der er fundet mere end {high} fejl. Resten af filen er ikke læst.</translation>
    </message>
    <message>
        <source>the plan file is damaged and cannot be read. Use a backup copy or an exported plan folder.</source>
        <translation>planfilen er beskadiget og kan ikke læses. Brug en sikkerhedskopi eller en eksporteret planmappe.</translation>
    </message>
    <message>
        <source>the plan was saved by a newer SOSUplan (file version {version}; this program reads {ours}). Update the program.</source>
        <translation>planen er gemt med en nyere udgave af SOSUplan (filversion {version}; dette program læser {ours}). Opdater programmet.</translation>
    </message>
    <message>
        <source>SOSUplan keeps a note beside the plan of who has it open, but the folder {note} is in its place. Delete or rename that folder, and try again.</source>
        <translation>SOSUplan lægger en seddel ved siden af planen om, hvem der har den åben, men på dens plads ligger mappen {note}. Slet eller omdøb mappen, og prøv igen.</translation>
    </message>
    <message>
        <source>a fault of the program ({reason}) keeps it from being saved. It is tried again. Save a copy.</source>
        <translation>en fejl i programmet ({reason}) forhindrer, at der bliver gemt. Det bliver forsøgt igen. Gem en kopi.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a setting. The settings are: {choices}.</source>
        <translation>»{found}« er ikke en indstilling. Indstillingerne er: {choices}.</translation>
    </message>
    <message>
        <source>the setting &quot;{found}&quot; is there already, in line {first}.</source>
        <translation>indstillingen »{found}« står der allerede i linje {first}.</translation>
    </message>
    <message>
        <source>the setting &quot;{key}&quot; is missing.</source>
        <translation>indstillingen »{key}« mangler.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a year from {low} to {high}. The horizon must lie after the base year.</source>
        <translation>»{found}« er ikke et år fra {low} til {high}. Horisonten skal ligge efter basisåret.</translation>
    </message>
    <message>
        <source>{found} sick days must be fewer than the {days} working days of a year.</source>
        <translation>{found} sygedage skal være færre end årets {days} arbejdsdage.</translation>
    </message>
    <message>
        <source>the row for {key} is there already, in line {first}.</source>
        <translation>rækken for {key} står der allerede i linje {first}.</translation>
    </message>
    <message>
        <source>the age band ends at {found}, before it begins at {low}.</source>
        <translation>aldersgruppen slutter ved {found} år, før den begynder ved {low} år.</translation>
    </message>
    <message>
        <source>the age band from {found} overlaps the one before it ({group}). It must begin at {expected}.</source>
        <translation>aldersgruppen fra {found} år overlapper den forrige ({group}). Den skal begynde ved {expected} år.</translation>
    </message>
    <message>
        <source>ages are missing before {found} ({group}). The age band must begin at {expected}.</source>
        <translation>der mangler aldre før {found} år ({group}). Aldersgruppen skal begynde ved {expected} år.</translation>
    </message>
    <message>
        <source>the table has no rows.</source>
        <translation>tabellen har ingen rækker.</translation>
    </message>
    <message>
        <source>{group} has no staff in the base year.</source>
        <translation>{group} har ingen ansatte i basisåret.</translation>
    </message>
    <message>
        <source>a row for {group} is missing.</source>
        <translation>der mangler en række for {group}.</translation>
    </message>
    <message>
        <source>the shares of {group} add up to 0.</source>
        <translation>andelene for {group} giver 0 tilsammen.</translation>
    </message>
    <message>
        <source>{group} must have at least two ages, but has {count}.</source>
        <translation>{group} skal have mindst to aldre, men har {count}.</translation>
    </message>
    <message>
        <source>the index is {found} in the base year {year}, but must be 1.</source>
        <translation>indekset er {found} i basisåret {year}, men skal være 1.</translation>
    </message>
    <message>
        <source>{group} has no index for: {years}.</source>
        <translation>{group} mangler indeks for: {years}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a demand scenario of this plan. They are: {choices}.</source>
        <translation>»{found}« er ikke et efterspørgselsscenarie i planen. De er: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; cannot be the id of a source: it must not hold = or ;.</source>
        <translation>»{found}« kan ikke være id for en kilde: Der må ikke stå = eller ; i det.</translation>
    </message>
    <message>
        <source>&quot;{column}&quot; is not a column of this table that can have a source.</source>
        <translation>»{column}« er ikke en kolonne i denne tabel, der kan have en kilde.</translation>
    </message>
    <message>
        <source>the source &quot;{source}&quot; is not in sources.csv.</source>
        <translation>kilden »{source}« findes ikke i sources.csv.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a lever of this plan. The levers are: {choices}.</source>
        <translation>»{found}« er ikke et håndtag i planen. Håndtagene er: {choices}.</translation>
    </message>
    <message>
        <source>the lever {lever} needs a number, and &quot;{found}&quot; is not one.</source>
        <translation>håndtaget {lever} skal have et tal, og »{found}« er ikke et tal.</translation>
    </message>
    <message>
        <source>the lever {lever} cannot be {found}. Choose a value from {low} to {high}.</source>
        <translation>håndtaget {lever} kan ikke være {found}. Vælg en værdi fra {low} til {high}.</translation>
    </message>
    <message>
        <source>the lever {lever} cannot be {found}. Choose a year from {low} to {high}.</source>
        <translation>håndtaget {lever} kan ikke være {found}. Vælg et år fra {low} til {high}.</translation>
    </message>
    <message>
        <source>measures cannot be in full effect in {found}, before they begin in {start}.</source>
        <translation>tiltagene kan ikke virke fuldt ud i {found}, før de begynder i {start}.</translation>
    </message>
    <message>
        <source>no saved scenario is called &quot;{found}&quot;. The saved ones are: {choices}.</source>
        <translation>intet gemt scenarie hedder »{found}«. De gemte er: {choices}.</translation>
    </message>
    <message>
        <source>no saved scenario is called &quot;{found}&quot;: the plan has no saved scenarios.</source>
        <translation>intet gemt scenarie hedder »{found}«: Planen har ingen gemte scenarier.</translation>
    </message>
    <message>
        <source>a scenario is called &quot;{found}&quot; already.</source>
        <translation>et scenarie hedder allerede »{found}«.</translation>
    </message>
    <message>
        <source>a command is missing. The commands are: {choices}.</source>
        <translation>der mangler en kommando. Kommandoerne er: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a command. The commands are: {choices}.</source>
        <translation>»{found}« er ikke en kommando. Kommandoerne er: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not an option of {command}. The options are: {choices}.</source>
        <translation>»{found}« er ikke et tilvalg til {command}. Tilvalgene er: {choices}.</translation>
    </message>
    <message>
        <source>a value is missing after {option}.</source>
        <translation>der mangler en værdi efter {option}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; cannot follow {option}. Write one of: {choices}.</source>
        <translation>»{found}« kan ikke stå efter {option}. Skriv en af disse: {choices}.</translation>
    </message>
    <message>
        <source>the command {command} needs {argument}.</source>
        <translation>kommandoen {command} mangler {argument}.</translation>
    </message>
    <message>
        <source>the command {command} does not know what to do with &quot;{found}&quot;.</source>
        <translation>kommandoen {command} kan ikke bruge »{found}« til noget.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; after --set must be written as LEVER=VALUE.</source>
        <translation>»{found}« efter --set skal skrives som HÅNDTAG=VÆRDI.</translation>
    </message>
    <message>
        <source>the figures of the plan are too large to compute with.</source>
        <translation>planens tal er for store til at regne med.</translation>
    </message>
    <message>
        <source>the program has failed: {found}. Set {variable}=1 to see where.</source>
        <translation>programmet er fejlet: {found}. Sæt {variable}=1 for at se hvor.</translation>
    </message>
    <message>
        <source>{user} has had the plan open since {since} on the machine {machine}.</source>
        <translation>{user} har haft planen åben siden {since} på computeren {machine}.</translation>
    </message>
    <message>
        <source>{user} took the plan over at {since} on the machine {machine}. Nothing was saved since. Save a copy, or open the plan again.</source>
        <translation>{user} overtog planen {since} på computeren {machine}. Siden er intet gemt. Gem en kopi, eller åbn planen igen.</translation>
    </message>
    <message>
        <source>the file is not where it was: it was moved, renamed or deleted, or the drive is gone. Nothing was saved. Save a copy.</source>
        <translation>filen er ikke, hvor den var: Den er flyttet, omdøbt eller slettet, eller drevet er væk. Intet er gemt. Gem en kopi.</translation>
    </message>
    <message>
        <source>another file has come in the place of the open one. It was not touched, and nothing was saved. Save a copy under another name.</source>
        <translation>en anden fil er kommet i stedet for den åbne. Den er ikke rørt, og intet er gemt. Gem en kopi under et andet navn.</translation>
    </message>
    <message>
        <source>another program has changed the plan since it was opened. Nothing was saved. Save a copy, or open the plan again.</source>
        <translation>et andet program har ændret planen, siden den blev åbnet. Intet er gemt. Gem en kopi, eller åbn planen igen.</translation>
    </message>
    <message>
        <source>the file is empty. Get it again from where it came from.</source>
        <translation>filen er tom. Hent den igen, hvor den kom fra.</translation>
    </message>
    <message>
        <source>the file is a web page and no spreadsheet, whatever its name says. Open it in Excel and save it as an Excel workbook (.xlsx).</source>
        <translation>filen er en webside og ikke et regneark, uanset hvad den hedder. Åbn den i Excel, og gem den som Excel-projektmappe (.xlsx).</translation>
    </message>
    <message>
        <source>the file is XML and no workbook. Open it in Excel and save it as an Excel workbook (.xlsx).</source>
        <translation>filen er XML og ikke en projektmappe. Åbn den i Excel, og gem den som Excel-projektmappe (.xlsx).</translation>
    </message>
    <message>
        <source>the end of the file is missing or damaged, as after a broken download. Get it again.</source>
        <translation>slutningen af filen mangler eller er beskadiget, som efter en afbrudt overførsel. Hent den igen.</translation>
    </message>
    <message>
        <source>the file is damaged and cannot be read. Open it in Excel, save it under another name, and import that one.</source>
        <translation>filen er beskadiget og kan ikke læses. Åbn den i Excel, gem den under et andet navn, og importér den nye fil.</translation>
    </message>
    <message>
        <source>the file is protected with a password. Open it in Excel, remove the password, and save a copy to import.</source>
        <translation>filen er beskyttet med en adgangskode. Åbn den i Excel, fjern adgangskoden, og gem en kopi at importere.</translation>
    </message>
    <message>
        <source>the file is a binary workbook (.xlsb). Open it in Excel and save it as an Excel workbook (.xlsx).</source>
        <translation>filen er en binær projektmappe (.xlsb). Åbn den i Excel, og gem den som Excel-projektmappe (.xlsx).</translation>
    </message>
    <message>
        <source>the file is a PDF, from which no figures can be taken. Ask for the table as a spreadsheet.</source>
        <translation>filen er en PDF, som der ikke kan hentes tal fra. Bed om tabellen som regneark.</translation>
    </message>
    <message>
        <source>the file is a picture, from which no figures can be taken. Ask for the table as a spreadsheet.</source>
        <translation>filen er et billede, som der ikke kan hentes tal fra. Bed om tabellen som regneark.</translation>
    </message>
    <message>
        <source>the file is a database. A plan made by SOSUplan is opened with Open; of other databases, export the table as CSV.</source>
        <translation>filen er en database. En plan fra SOSUplan åbnes med Åbn; fra andre databaser skal tabellen eksporteres som CSV.</translation>
    </message>
    <message>
        <source>the file is a document and no spreadsheet. Copy the table into a spreadsheet, and import that.</source>
        <translation>filen er et dokument og ikke et regneark. Kopiér tabellen over i et regneark, og importér det.</translation>
    </message>
    <message>
        <source>the file is a packed folder. Unpack it, and import the file that is in it.</source>
        <translation>filen er en pakket mappe. Pak den ud, og importér filen, der ligger i den.</translation>
    </message>
    <message>
        <source>the file is neither a spreadsheet nor text. Save the table as an Excel workbook (.xlsx) or as CSV.</source>
        <translation>filen er hverken et regneark eller tekst. Gem tabellen som Excel-projektmappe (.xlsx) eller som CSV.</translation>
    </message>
    <message>
        <source>the workbook takes up more than {high} MB when it is unpacked. Delete the sheets that are not needed, or save the table as CSV.</source>
        <translation>projektmappen fylder mere end {high} MB, når den pakkes ud. Slet de ark, der ikke er brug for, eller gem tabellen som CSV.</translation>
    </message>
    <message>
        <source>the file has more than {high} cells. Leave out the columns and rows that are not needed.</source>
        <translation>filen har mere end {high} celler. Udelad de kolonner og rækker, der ikke er brug for.</translation>
    </message>
    <message>
        <source>there is nothing in any sheet of the workbook.</source>
        <translation>der står ikke noget i nogen af projektmappens ark.</translation>
    </message>
    <message>
        <source>the file cannot be read with this encoding. Choose another one.</source>
        <translation>filen kan ikke læses med denne tegnkodning. Vælg en anden.</translation>
    </message>
    <message>
        <source>the PX file lacks its variables, their values or its data. Get it again from where it came from.</source>
        <translation>PX-filen mangler sine variabler, deres værdier eller selve tallene. Hent den igen, hvor den kom fra.</translation>
    </message>
    <message>
        <source>the PX file should have {expected} figures, but has {cells}. Get it again from where it came from.</source>
        <translation>PX-filen skulle have {expected} tal, men har {cells}. Hent den igen, hvor den kom fra.</translation>
    </message>
    <message>
        <source>{rows} rows hold what may be CPR numbers (sheet {sheet}). The file is not imported and nothing of it is kept. Delete the column, also if the numbers are something else, and try again.</source>
        <translation>{rows} rækker indeholder noget, der kan være CPR-numre (ark {sheet}). Filen importeres ikke, og intet af den gemmes. Slet kolonnen, også hvis numrene er noget andet, og prøv igen.</translation>
    </message>
    <message>
        <source>the file&apos;s name or properties, a sheet&apos;s name, a note, a text box, a link, a list to choose from, a heading of a page or another text besides the cells holds what may be a CPR number. The file is not imported and nothing of it is kept. Delete the number and try again.</source>
        <translation>filens navn eller egenskaber, et arks navn, en note, en tekstboks, et link, en rulleliste, et sidehoved eller en anden tekst uden for cellerne indeholder noget, der kan være et CPR-nummer. Filen importeres ikke, og intet af den gemmes. Slet nummeret, og prøv igen.</translation>
    </message>
    <message>
        <source>how the columns were used last time cannot be read. Choose them again.</source>
        <translation>det kan ikke læses, hvordan kolonnerne blev brugt sidst. Vælg dem igen.</translation>
    </message>
    <message>
        <source>it cannot be told what the figures are. Choose the table that they belong to.</source>
        <translation>det fremgår ikke, hvad tallene er. Vælg den tabel, de hører til.</translation>
    </message>
    <message>
        <source>two columns are chosen as {field}. Choose one.</source>
        <translation>to kolonner er valgt som {field}. Vælg én.</translation>
    </message>
    <message>
        <source>nothing says the {field}. Choose a column, or state it for the whole file.</source>
        <translation>intet angiver feltet {field}. Vælg en kolonne, eller angiv det for hele filen.</translation>
    </message>
    <message>
        <source>the column chosen as {field} cannot be used. Choose the columns again.</source>
        <translation>kolonnen, der er valgt som {field}, kan ikke bruges. Vælg kolonnerne igen.</translation>
    </message>
    <message>
        <source>no column is chosen as the one with the figures. Choose one.</source>
        <translation>ingen kolonne er valgt som den med tallene. Vælg en.</translation>
    </message>
    <message>
        <source>a staff list needs a column with the hours a week, or one that tells full time from part time.</source>
        <translation>en personaleliste skal have en kolonne med ugentlige timer eller en, der skiller fuld tid fra deltid.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; cannot be used as {field}.</source>
        <translation>»{found}« kan ikke bruges som {field}.</translation>
    </message>
    <message>
        <source>it is not chosen how secret figures are counted. Choose a rule, or a number of at least 0.</source>
        <translation>det er ikke valgt, hvordan skjulte tal tælles. Vælg en regel eller et tal på 0 eller derover.</translation>
    </message>
    <message>
        <source>the figures are read as percentages: 72 is 72 %.</source>
        <translation>tallene læses som procent: 72 er 72 %.</translation>
    </message>
    <message>
        <source>the heading says percent, but no figure is above {high}: they are read as shares, so that 0.72 is 72 %. Change it if they are percentages.</source>
        <translation>overskriften siger procent, men intet tal er over {high}: De læses som andele, så 0,72 er 72 %. Ret det, hvis de er procenter.</translation>
    </message>
    <message>
        <source>the figure for the same group is there already with another value.</source>
        <translation>tallet for den samme gruppe står der allerede med en anden værdi.</translation>
    </message>
    <message>
        <source>the file has nobody aged {ages} in {group}: these ages are read as 0 persons.</source>
        <translation>filen har ingen på {ages} år i {group}: Disse aldre læses som 0 personer.</translation>
    </message>
    <message>
        <source>some age bands reach beyond the ages 17 to 74 that a plan counts. Their persons are counted at the ages within.</source>
        <translation>nogle aldersgrupper rækker ud over de 17–74 år, som en plan tæller. Personerne tælles med på de aldre, der ligger inden for.</translation>
    </message>
    <message>
        <source>the rates of an age band are used at the age in its middle.</source>
        <translation>satserne for en aldersgruppe bruges på alderen midt i gruppen.</translation>
    </message>
    <message>
        <source>the staff of {year} is taken. Left out: {years}.</source>
        <translation>personalet i {year} bruges. Udeladt: {years}.</translation>
    </message>
    <message>
        <source>the staff is of {year}, but the plan begins in {base}.</source>
        <translation>personalet er fra {year}, men planen begynder i {base}.</translation>
    </message>
    <message>
        <source>the index is divided by its value in {year}, so that it is 1 there.</source>
        <translation>indekset er delt med sin værdi i {year}, så det er 1 dér.</translation>
    </message>
    <message>
        <source>{group} is new in the plan and lacks {field}. State it for the whole file, or take what is missing from another area.</source>
        <translation>{group} er ny i planen og mangler {field}. Angiv det for hele filen, eller overtag det manglende fra et andet område.</translation>
    </message>
    <message>
        <source>the plan has all these figures already.</source>
        <translation>planen har allerede alle disse tal.</translation>
    </message>
    <message>
        <source>the name is too long here. Give the file a shorter name.</source>
        <translation>navnet er for langt her. Giv filen et kortere navn.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; has blanks before or after it. Delete them.</source>
        <translation>»{found}« har mellemrum foran eller bagefter. Slet dem.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; after {option} is not a date from {year} on. Write it as YYYY-MM-DD.</source>
        <translation>»{found}« efter {option} er ikke en dato fra {year} eller senere. Skriv den som ÅÅÅÅ-MM-DD.</translation>
    </message>
    <message>
        <source>{option} cannot stand together with {other}.</source>
        <translation>{option} kan ikke stå sammen med {other}.</translation>
    </message>
    <message>
        <source>the plan has no saved scenarios.</source>
        <translation>planen har ingen gemte scenarier.</translation>
    </message>
    <message>
        <source>{area} and {areas} overlap: where the plan&apos;s areas are added up, the same people count twice.</source>
        <translation>{area} og {areas} overlapper: Hvor planens områder lægges sammen, tæller de samme personer med to gange.</translation>
    </message>
    <message>
        <source>dashes read as 0: {count}. That is what they mean in the StatBank.</source>
        <translation>streger læst som 0: {count}. Det betyder de i Statistikbanken.</translation>
    </message>
    <message>
        <source>dashes read as unknown figures: {count}. If they mean 0 in this file, say so at its columns.</source>
        <translation>streger læst som ukendte tal: {count}. Betyder de 0 i denne fil, så vælg det ved kolonnerne.</translation>
    </message>
    <message>
        <source>secret figures of {group} that are left out, as the plan has none to keep: {count}.</source>
        <translation>skjulte tal for {group}, der er udeladt, fordi planen ikke har nogen at beholde: {count}.</translation>
    </message>
    <message>
        <source>rows with the same labels as an earlier one: {count}, the first in line {line}. Their figures are added up. Delete them in the file if they are copies.</source>
        <translation>rækker med samme tekster som en tidligere: {count}, den første i linje {line}. Deres tal lægges sammen. Slet dem i filen, hvis de er kopier.</translation>
    </message>
    <message>
        <source>the column seems to tell who the persons are (name, number, telephone). It is not used, and nothing of it is kept.</source>
        <translation>kolonnen ser ud til at vise, hvem personerne er (navn, nummer, telefon). Den bruges ikke, og intet af den gemmes.</translation>
    </message>
    <message>
        <source>the column counts full-time persons, but the plan counts persons. It is not used.</source>
        <translation>kolonnen tæller fuldtidspersoner (årsværk), men planen tæller personer. Den bruges ikke.</translation>
    </message>
    <message>
        <source>the column is not used: the figures are those of the column {other}.</source>
        <translation>kolonnen bruges ikke: Tallene er dem i kolonnen {other}.</translation>
    </message>
    <message>
        <source>the column has a figure for each age, but the plan has one for the whole group. It is not used.</source>
        <translation>kolonnen har et tal for hver alder, men planen har ét for hele gruppen. Den bruges ikke.</translation>
    </message>
    <message>
        <source>sick leave in percent becomes days: 5 % of the plan&apos;s {days} working days a year are {example} days.</source>
        <translation>sygefravær i procent regnes om til dage: 5&#xa0;% af planens {days} arbejdsdage om året er {example} dage.</translation>
    </message>
    <message>
        <source>the degree of employment becomes hours: 80 % is 29.6 hours a week, and 99.5 % or more is full time.</source>
        <translation>beskæftigelsesgraden regnes om til timer: 80&#xa0;% er 29,6 timer om ugen, og 99,5&#xa0;% eller mere er fuld tid.</translation>
    </message>
    <message>
        <source>the age is that of the plan&apos;s base year {year}, from the year of birth.</source>
        <translation>alderen er den i planens basisår {year}, regnet fra fødselsåret.</translation>
    </message>
    <message>
        <source>this is the sheet of examples of a template. Choose the sheet that you have filled in.</source>
        <translation>det er arket med eksempler i en skabelon. Vælg det ark, du har udfyldt.</translation>
    </message>
    <message>
        <source>{number} may be a share or a percentage: other figures of the column are percentages. Write all of them in the same way in the file.</source>
        <translation>{number} kan være en andel eller en procent: Andre tal i kolonnen er procenter. Skriv dem alle på samme måde i filen.</translation>
    </message>
    <message>
        <source>figures with the mark of a footnote, read without it: {count} ({examples}).</source>
        <translation>tal med fodnotetegn, læst uden tegnet: {count} ({examples}).</translation>
    </message>
    <message>
        <source>cells that are no numbers: {count} ({examples}). Their figures are unknown and count like secret ones, never as 0.</source>
        <translation>celler, der ikke er tal: {count} ({examples}). Tallene er ukendte og tæller som de skjulte, aldrig som 0.</translation>
    </message>
    <message>
        <source>hours that cannot be read: {count}. The persons count, but they are left out of the share on full time and the hours of part-timers.</source>
        <translation>timetal, der ikke kan læses: {count}. Personerne tæller med, men ikke i andelen på fuld tid og de deltidsansattes timer.</translation>
    </message>
    <message>
        <source>the whole table is in the file {times} times with the same figures. Delete the copies in the file and read it again.</source>
        <translation>hele tabellen står {times} gange i filen med de samme tal. Slet kopierne i filen, og læs den igen.</translation>
    </message>
    <message>
        <source>the file has several periods of the same year, which are not added up. Used: {taken}. Left out: {left}.</source>
        <translation>filen har flere perioder i samme år, og de lægges ikke sammen. Brugt: {taken}. Udeladt: {left}.</translation>
    </message>
    <message>
        <source>the periods of a year are added up: {taken}. A year that lacks some of them gets too low a figure.</source>
        <translation>periodernes tal i et år lægges sammen: {taken}. Mangler et år nogle af dem, bliver dets tal for lavt.</translation>
    </message>
    <message>
        <source>the text may hold a CPR number, which does not belong in a plan. Delete it.</source>
        <translation>teksten kan indeholde et CPR-nummer, som ikke hører hjemme i en plan. Slet det.</translation>
    </message>
    <message>
        <source>these are figures of the population by age. They become the index of a demand scenario: the number of old people in each year, when the base year is 1. Where no scenario of the plan is stated, it is a new one.</source>
        <translation>det er tal for befolkningen efter alder. De bliver til indekset i et efterspørgselsscenarie: antallet af ældre hvert år, når basisåret er 1. Angives ingen af planens scenarier, bliver det et nyt.</translation>
    </message>
    <message>
        <source>the index is the number of people aged {age} and over in {areas}, when {year} is 1. It is the same for all occupations.</source>
        <translation>indekset er antallet af borgere på {age} år og derover i {areas}, når {year} er 1. Det er det samme for alle faggrupper.</translation>
    </message>
    <message>
        <source>years that the file does not have lie on a straight line between those that it has: {years}.</source>
        <translation>år, som filen ikke har, ligger på en ret linje mellem dem, den har: {years}.</translation>
    </message>
    <message>
        <source>the population must reach from the plan&apos;s base year {base} to its last year {horizon}, but the file has {years}. Take a population projection (FRKM of the StatBank) that has these years.</source>
        <translation>befolkningen skal gå fra planens basisår {base} til dens sidste år {horizon}, men filen har {years}. Brug en befolkningsfremskrivning (FRKM i Statistikbanken), der har disse år.</translation>
    </message>
    <message>
        <source>the ages {one} and {other} overlap, so that the same people would count twice. Delete the rows that are sums.</source>
        <translation>aldersgrupperne {one} og {other} overlapper, så de samme borgere ville tælle med to gange. Slet de rækker, der er summer.</translation>
    </message>
    <message>
        <source>some figures of people aged {age} and over are not told in the file, so that no index can be made of them.</source>
        <translation>nogle af tallene for borgere på {age} år og derover er ikke oplyst i filen, så der kan ikke laves et indeks af dem.</translation>
    </message>
    <message>
        <source>secret figures of {group}: {count}. They count as what is left of the file&apos;s own sum.</source>
        <translation>skjulte tal for {group}: {count}. De tæller som det, der er tilbage af filens egen sum.</translation>
    </message>
    <message>
        <source>secret figures of {group}: {count}. They count as the plan&apos;s present figures.</source>
        <translation>skjulte tal for {group}: {count}. De tæller som planens nuværende tal.</translation>
    </message>
    <message>
        <source>secret figures of {group}: {count}. They count as the middle of what they can be: 2.5 for &quot;&lt;5&quot;.</source>
        <translation>skjulte tal for {group}: {count}. De tæller som midten af det, de kan være: 2,5 for »&lt;5«.</translation>
    </message>
    <message>
        <source>secret figures of {group}: {count}. They count as the number that is stated, as far as they can be it.</source>
        <translation>skjulte tal for {group}: {count}. De tæller som det angivne tal, så vidt de kan være det.</translation>
    </message>
    <message>
        <source>secret figures of {group}: {count}. The plan has none that could stand for them. Choose another rule for them.</source>
        <translation>skjulte tal for {group}: {count}. Planen har ingen, der kan stå i stedet. Vælg en anden regel for dem.</translation>
    </message>
    <message>
        <source>secret figures of {group}: {count}. The file has no sum that could be shared among them. Choose another rule for them.</source>
        <translation>skjulte tal for {group}: {count}. Filen har ingen sum, der kan fordeles på dem. Vælg en anden regel for dem.</translation>
    </message>
    <message>
        <source>{area} is not in the plan, and the file has no staff for it. Import its staff by age first, or take the rest over from another area, the staff too.</source>
        <translation>{area} er ikke i planen, og filen har intet personale for området. Importér først dets personale efter alder, eller overtag resten fra et andet område, også personalet.</translation>
    </message>
    <message>
        <source>left out, as the plan has no staff of that kind: {group}.</source>
        <translation>udeladt, fordi planen ikke har ansatte af den slags: {group}.</translation>
    </message>
    <message>
        <source>empty cells in these columns count as the cell above them: {columns}. Change it at the table if they mean something else.</source>
        <translation>tomme celler i disse kolonner tæller som cellen over dem: {columns}. Betyder de noget andet, så skift det ved tabellen.</translation>
    </message>
    <message>
        <source>the ages {band} cannot be divided at {age}. State another age to count from.</source>
        <translation>aldersgruppen {band} kan ikke deles ved {age} år. Angiv en anden alder at tælle fra.</translation>
    </message>
    <message>
        <source>the file has nobody aged {age} and over in one of its years. State another age to count from.</source>
        <translation>filen har ingen på {age} år og derover i et af sine år. Angiv en anden alder at tælle fra.</translation>
    </message>
    <message>
        <source>the file is not a plan made by SOSUplan. Figures in spreadsheets and CSV files can be imported into a plan.</source>
        <translation>filen er ikke en plan fra SOSUplan. Tal i regneark og CSV-filer kan importeres til en plan.</translation>
    </message>
    <message>
        <source>another program has changed the plan file: it does not have the tables of a plan (different: {tables}). Use a backup copy, or ask for the file again where it came from.</source>
        <translation>et andet program har ændret planfilen: Den har ikke de tabeller, en plan skal have (afviger: {tables}). Brug en sikkerhedskopi, eller bed om filen igen dér, hvor den kom fra.</translation>
    </message>
    <message>
        <source>the cell holds what may be a CPR number (sheet {sheet}). The file is not imported and nothing of it is kept. Delete the number, also if it is something else, and try again.</source>
        <translation>cellen indeholder noget, der kan være et CPR-nummer (ark {sheet}). Filen importeres ikke, og intet af den gemmes. Slet nummeret, også hvis det er noget andet, og prøv igen.</translation>
    </message>
    <message>
        <source>no files can be made in that folder. Choose another.</source>
        <translation>der kan ikke oprettes filer i den mappe. Vælg en anden.</translation>
    </message>
    <message>
        <source>that is the plan itself. Choose another name.</source>
        <translation>det er selve planen. Vælg et andet navn.</translation>
    </message>
    <message>
        <source>the file is there already and is not a PDF file, so it is not replaced. Choose another name.</source>
        <translation>filen findes i forvejen og er ikke en PDF-fil, så den bliver ikke erstattet. Vælg et andet navn.</translation>
    </message>
    <message>
        <source>the age bands {one} and {other} of {group} overlap, so that the same people would count twice. The group is not taken over. Leave out the bands that shall not count.</source>
        <translation>aldersgrupperne {one} og {other} for {group} overlapper, så de samme personer ville tælle med to gange. Gruppen overtages ikke. Udelad de aldersgrupper, der ikke skal tælle med.</translation>
    </message>
    <message>
        <source>{area} and {areas} overlap, so that the same people would count twice. Choose one of them.</source>
        <translation>{area} og {areas} overlapper, så de samme borgere ville tælle med to gange. Vælg én af dem.</translation>
    </message>
    <message>
        <source>none of the areas in the file is chosen. Tick those that count.</source>
        <translation>ingen af områderne i filen er valgt. Sæt flueben ved dem, der skal tælle med.</translation>
    </message>
    <message>
        <source>the index is the number of people aged {age} to {high} in {areas}, when {year} is 1. The file does not have older ones. It is the same for all occupations.</source>
        <translation>indekset er antallet af borgere på {age}–{high} år i {areas}, når {year} er 1. Filen har ingen ældre. Det er det samme for alle faggrupper.</translation>
    </message>
    <message>
        <source>a plan is there already, and nothing but a plan replaces it. Choose another name.</source>
        <translation>der ligger allerede en plan, og den kan kun erstattes af en plan. Vælg et andet navn.</translation>
    </message>
    <message>
        <source>the table in {sheet} has more than {high} columns. Delete the columns that are not needed, and import the file again.</source>
        <translation>tabellen i {sheet} har mere end {high} kolonner. Slet de kolonner, der ikke er brug for, og importér filen igen.</translation>
    </message>
    <message>
        <source>reading the file takes more than {high} MB of memory, so it was stopped. Delete the sheets, rows and columns that are not needed, or save the table as CSV.</source>
        <translation>det kræver mere end {high} MB hukommelse at læse filen, så læsningen blev stoppet. Slet de ark, rækker og kolonner, der ikke er brug for, eller gem tabellen som CSV.</translation>
    </message>
    <message>
        <source>the file could not be read in {seconds} seconds, so reading it was stopped. It is damaged or much too large. Open it in Excel, and save only the table as CSV.</source>
        <translation>filen kunne ikke læses på {seconds} sekunder, så læsningen blev stoppet. Filen er beskadiget eller alt for stor. Åbn den i Excel, og gem kun tabellen som CSV.</translation>
    </message>
    <message>
        <source>the file declares a DOCTYPE, which no spreadsheet needs, and is not read for that reason. Open it in Excel, save it under another name, and import that one.</source>
        <translation>filen indeholder en DOCTYPE-erklæring, som intet regneark har brug for, og læses derfor ikke. Åbn den i Excel, gem den under et andet navn, og importér den i stedet.</translation>
    </message>
    <message>
        <source>the part of the program that reads spreadsheets cannot be started. Close other programs and try again. If that does not help, save the table as CSV, or ask IT whether the computer&apos;s protection stops SOSUplan.</source>
        <translation>den del af programmet, der læser regneark, kan ikke startes. Luk andre programmer, og prøv igen. Hjælper det ikke, så gem tabellen som CSV, eller spørg it-afdelingen, om computerens sikkerhedsprogram standser SOSUplan.</translation>
    </message>
    <message>
        <source>the file&apos;s name may hold a CPR number. Give the file another name.</source>
        <translation>filens navn kan indeholde et CPR-nummer. Giv filen et andet navn.</translation>
    </message>
    <message>
        <source>the file has none of the plan&apos;s areas, but {areas}. Shall the need follow the population there? Then choose the area under “Areas in the file”.</source>
        <translation>filen har ingen af planens områder, men {areas}. Skal behovet følge borgertallet dér? Vælg i så fald området under »Områder i filen«.</translation>
    </message>
    <message>
        <source>rows whose own total does not agree with their figures: {count}, the first in line {line}. The figures are taken, not the total.</source>
        <translation>rækker, hvis egen sum ikke stemmer med deres tal: {count}, den første i linje {line}. Det er tallene, der indsættes, ikke summen.</translation>
    </message>
    <message>
        <source>the plan file was damaged while it was open, and nothing more can be saved in it. What is on the screen is whole: save a copy.</source>
        <translation>planfilen er blevet beskadiget, mens den var åben, og der kan ikke gemmes mere i den. Det, der er på skærmen, er i orden: Gem en kopi.</translation>
    </message>
    <message>
        <source>the file&apos;s name holds what may be a CPR number. Give the file another name, also if it is something else, and try again. A date may stand in it with its year in full: {example}.</source>
        <translation>filens navn indeholder noget, der kan være et CPR-nummer. Giv filen et andet navn, også hvis det er noget andet, og prøv igen. En dato må gerne stå i navnet, når årstallet er skrevet helt ud: {example}.</translation>
    </message>
    <message>
        <source>cells of the column that are left out, as they may be CPR numbers: {count}.</source>
        <translation>felter i kolonnen, som er udeladt, fordi de kan være CPR-numre: {count}.</translation>
    </message>
    <message>
        <source>none of the file&apos;s rows gave a figure ({rows} in all). Look at the heading row and the columns that are chosen.</source>
        <translation>ingen af filens rækker gav et tal ({rows} i alt). Se på overskriftsrækken og de valgte kolonner.</translation>
    </message>
    <message>
        <source>formulas that have never been calculated, and are read as empty: {count}. Open the file in Excel and save it to have their results.</source>
        <translation>formler, der aldrig er blevet beregnet og derfor læses som tomme: {count}. Åbn filen i Excel, og gem den for at få resultaterne med.</translation>
    </message>
</context>
<context>
    <name>FiguresDialog</name>
    <message>
        <source>Figures</source>
        <translation>Tal</translation>
    </message>
    <message>
        <source>The figures are rounded here. Copied and saved they have all their digits.</source>
        <translation>Tallene er afrundet her. Kopierede og gemte tal har alle decimaler.</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Gem som CSV…</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>&amp;Open plan…</source>
        <translation>&amp;Åbn plan…</translation>
    </message>
    <message>
        <source>&amp;Recent plans</source>
        <translation>&amp;Seneste planer</translation>
    </message>
    <message>
        <source>Open the re&amp;ference plan</source>
        <translation>Åbn &amp;referenceplanen</translation>
    </message>
    <message>
        <source>&amp;New plan from folder…</source>
        <translation>&amp;Ny plan fra mappe…</translation>
    </message>
    <message>
        <source>Save a &amp;copy as…</source>
        <translation>&amp;Gem en kopi som…</translation>
    </message>
    <message>
        <source>Open plan</source>
        <translation>Åbn plan</translation>
    </message>
    <message>
        <source>Plan folder</source>
        <translation>Planmappe</translation>
    </message>
    <message>
        <source>The folder {name} cannot become a plan.</source>
        <translation>Mappen {name} kan ikke blive til en plan.</translation>
    </message>
    <message>
        <source>Save the new plan as</source>
        <translation>Gem den nye plan som</translation>
    </message>
    <message>
        <source>The plan was not saved.</source>
        <translation>Planen blev ikke gemt.</translation>
    </message>
    <message>
        <source>Save a copy as</source>
        <translation>Gem en kopi som</translation>
    </message>
    <message>
        <source>The copy was not saved.</source>
        <translation>Kopien blev ikke gemt.</translation>
    </message>
    <message>
        <source>Export into an empty folder</source>
        <translation>Eksportér til en tom mappe</translation>
    </message>
    <message>
        <source>The plan folder was not written.</source>
        <translation>Planmappen blev ikke skrevet.</translation>
    </message>
    <message>
        <source>Some of what you have typed is not a valid plan yet.</source>
        <translation>Noget af det, du har skrevet, er endnu ikke en gyldig plan.</translation>
    </message>
    <message>
        <source>The folder gets the figures as they were before that. What is not valid yet stays in the plan file, and a copy of the plan has it too.</source>
        <translation>Mappen får tallene, som de var før det. Det, der endnu ikke er gyldigt, bliver i planfilen og kommer med i en kopi af planen.</translation>
    </message>
    <message>
        <source>Export without it</source>
        <translation>Eksportér uden det</translation>
    </message>
    <message>
        <source>The plan {name} cannot be opened.</source>
        <translation>Planen {name} kan ikke åbnes.</translation>
    </message>
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>Gendan sikker&amp;hedskopi…</translation>
    </message>
    <message>
        <source>Your own folder for plans cannot be written. The reference plan is opened from a temporary folder: save a copy where you want to keep it.</source>
        <translation>Der kan ikke skrives i din egen mappe til planer. Referenceplanen åbnes fra en midlertidig mappe: Gem en kopi, hvor du vil have den liggende.</translation>
    </message>
    <message>
        <source>{name} is the plan that is open. Save the new one under another name.</source>
        <translation>{name} er den plan, der er åben. Gem den nye under et andet navn.</translation>
    </message>
    <message>
        <source>C&amp;lose the plan</source>
        <translation>&amp;Luk planen</translation>
    </message>
    <message>
        <source>New plan with exa&amp;mple figures…</source>
        <translation>Ny plan med e&amp;ksempeltal…</translation>
    </message>
    <message>
        <source>Duplica&amp;te</source>
        <translation>&amp;Dupliker</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Eksportér</translation>
    </message>
    <message>
        <source>Plan &amp;folder…</source>
        <translation>&amp;Planmappe…</translation>
    </message>
    <message>
        <source>New plan from the reference pl&amp;an…</source>
        <translation>Ny &amp;plan fra referenceplanen…</translation>
    </message>
    <message>
        <source>SOSUplan plans</source>
        <translation>SOSUplan-planer</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All areas</source>
        <translation>Alle områder</translation>
    </message>
    <message>
        <source>All employers</source>
        <translation>Alle arbejdsgivere</translation>
    </message>
    <message>
        <source>Both occupations</source>
        <translation>Begge faggrupper</translation>
    </message>
</context>
<context>
    <name>GapChart</name>
    <message>
        <source>Shortage or surplus of {occupation} by year, {unit}</source>
        <translation>Mangel på eller overskud af {occupation} år for år, {unit}</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>der mangler {n}</translation>
    </message>
    <message>
        <source>{n} in surplus</source>
        <translation>{n} i overskud</translation>
    </message>
    <message>
        <source>The shortage grows every year until {last}</source>
        <translation>Manglen vokser hvert år frem til {last}</translation>
    </message>
    <message>
        <source>The shortage grows from {n} in {first} to {m} in {last}</source>
        <translation>Manglen vokser fra {n} i {first} til {m} i {last}</translation>
    </message>
    <message>
        <source>The shortage falls from {n} in {first} to {m} in {last}</source>
        <translation>Manglen falder fra {n} i {first} til {m} i {last}</translation>
    </message>
    <message>
        <source>The shortage is the same in {last} as in {first}: {m}</source>
        <translation>Manglen er den samme i {last} som i {first}: {m}</translation>
    </message>
    <message>
        <source>There is a shortage in {last}</source>
        <translation>Der er mangel i {last}</translation>
    </message>
    <message>
        <source>There is a shortage every year from {year}</source>
        <translation>Der er mangel hvert år fra {year}</translation>
    </message>
    <message>
        <source>There is no shortage from {year}</source>
        <translation>Fra {year} er der ikke længere mangel</translation>
    </message>
    <message>
        <source>There is no shortage, but recruitment problems in {last}</source>
        <translation>Der er ingen mangel, men rekrutteringsproblemer i {last}</translation>
    </message>
    <message>
        <source>There is no shortage in any year until {last}</source>
        <translation>Der er ingen mangel i noget år frem til {last}</translation>
    </message>
    <message>
        <source>There is a surplus every year until {last}</source>
        <translation>Der er overskud hvert år frem til {last}</translation>
    </message>
    <message>
        <source>There is a shortage every year until {last}</source>
        <translation>Der er mangel hvert år frem til {last}</translation>
    </message>
    <message>
        <source>The shortage is largest in {year}: {n}.</source>
        <translation>Manglen er størst i {year}: {n}.</translation>
    </message>
    <message>
        <source>The shortage grows to {most} in {peak} and falls to {least} in {last}</source>
        <translation>Manglen vokser til {most} i {peak} og falder til {least} i {last}</translation>
    </message>
    <message>
        <source>as many as needed</source>
        <translation>lige så mange, som der er brug for</translation>
    </message>
    <message>
        <source>about even, {n} missing</source>
        <translation>omtrent i balance (der mangler {n})</translation>
    </message>
    <message>
        <source>about even, {n} in surplus</source>
        <translation>omtrent i balance ({n} i overskud)</translation>
    </message>
    <message>
        <source>{name} in {year}</source>
        <translation>{name} i {year}</translation>
    </message>
    <message>
        <source>{who}: {title}</source>
        <translation>{who}: {title}</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Danish</source>
        <translation>Dansk</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engelsk</translation>
    </message>
    <message>
        <source>What it means here</source>
        <translation>Hvad det betyder her</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Supply minus demand. Above zero there is a surplus, below zero a shortage.</source>
        <translation>Udbud minus efterspørgsel. Over nul er der overskud, under nul er der mangel.</translation>
    </message>
    <message>
        <source>Base year</source>
        <translation>Basisår</translation>
    </message>
    <message>
        <source>The year of the staff figures. The projection begins there.</source>
        <translation>Det år, som personaletallene er fra. Fremskrivningen begynder der.</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Efterspørgsel</translation>
    </message>
    <message>
        <source>People needed to do the work: in the base year those employed and the unfilled posts, afterwards as many as the demand scenario&apos;s index asks for.</source>
        <translation>De personer, der er brug for til at udføre arbejdet: i basisåret de ansatte og de ubesatte stillinger, derefter så mange, som efterspørgselsscenariets indeks kræver.</translation>
    </message>
    <message>
        <source>Demand scenario</source>
        <translation>Efterspørgselsscenarie</translation>
    </message>
    <message>
        <source>One of the courses that the demand for work may take.</source>
        <translation>Et af de forløb, som efterspørgslen efter arbejde kan få.</translation>
    </message>
    <message>
        <source>Exits</source>
        <translation>Afgang</translation>
    </message>
    <message>
        <source>Employees who leave the field from one year to the next, because they retire or for other reasons.</source>
        <translation>Ansatte, der forlader faget fra det ene år til det næste, fordi de går på pension eller af andre grunde.</translation>
    </message>
    <message>
        <source>Full-time person</source>
        <translation>Fuldtidsperson</translation>
    </message>
    <message>
        <source>The work of one person on full time, 37 hours a week. Two people on half time are one full-time person. Sickness absence counts as well.</source>
        <translation>Det arbejde, som én person på fuld tid udfører, 37 timer om ugen. To personer på halv tid er én fuldtidsperson. Sygefravær tæller med.</translation>
    </message>
    <message>
        <source>Basic course 2 (GF2)</source>
        <translation>Grundforløb 2 (GF2)</translation>
    </message>
    <message>
        <source>The part of the education before the main course begins.</source>
        <translation>Den del af uddannelsen, der ligger før hovedforløbet.</translation>
    </message>
    <message>
        <source>Main course</source>
        <translation>Hovedforløb</translation>
    </message>
    <message>
        <source>The part of the education with an employment contract, which ends with the exam.</source>
        <translation>Den del af uddannelsen, hvor eleven er ansat, og som slutter med den afsluttende prøve.</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horisont</translation>
    </message>
    <message>
        <source>The last year of the projection.</source>
        <translation>Fremskrivningens sidste år.</translation>
    </message>
    <message>
        <source>Lever</source>
        <translation>Håndtag</translation>
    </message>
    <message>
        <source>Something that a scenario can change, such as the share on full time or the number of trainees.</source>
        <translation>Noget, som et scenarie kan ændre, for eksempel andelen på fuld tid eller antallet af elever.</translation>
    </message>
    <message>
        <source>Mechanical projection</source>
        <translation>Mekanisk fremskrivning</translation>
    </message>
    <message>
        <source>What follows by calculation from the stated assumptions. It is not a forecast: it does not say what is likely.</source>
        <translation>Det, der følger af de angivne forudsætninger, når man regner på dem. Det er ikke en prognose: Den siger ikke, hvad der er sandsynligt.</translation>
    </message>
    <message>
        <source>Retirement reform</source>
        <translation>Tilbagetrækningsreform</translation>
    </message>
    <message>
        <source>The raised retirement age. At 100 % it postpones retirement as in the published projection with reform.</source>
        <translation>Den højere pensionsalder. Ved 100 % udskyder den tilbagetrækningen som i den offentliggjorte fremskrivning med reform.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenarie</translation>
    </message>
    <message>
        <source>A demand scenario together with the levers that are moved.</source>
        <translation>Et efterspørgselsscenarie sammen med de håndtag, der er flyttet.</translation>
    </message>
    <message>
        <source>Social and health care assistant (SSA)</source>
        <translation>Social- og sundhedsassistent (SSA)</translation>
    </message>
    <message>
        <source>The longer of the two educations. The assistants are authorised.</source>
        <translation>Den længste af de to uddannelser. Assistenterne er autoriserede.</translation>
    </message>
    <message>
        <source>Social and health care helper (SSH)</source>
        <translation>Social- og sundhedshjælper (SSH)</translation>
    </message>
    <message>
        <source>The shorter of the two educations. Helpers can go on to become assistants.</source>
        <translation>Den korteste af de to uddannelser. Hjælperne kan læse videre til assistent.</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Udbud</translation>
    </message>
    <message>
        <source>People employed in the occupation in the plan&apos;s areas.</source>
        <translation>Personer, der er ansat i faggruppen i planens områder.</translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation>Trafiklys</translation>
    </message>
    <message>
        <source>Red: a shortage (the balance is below zero). Yellow: recruitment problems (the surplus is below 5 % of the supply). Green: a surplus of 5 % of the supply or more.</source>
        <translation>Rødt: mangel (balancen er under nul). Gult: rekrutteringsproblemer (overskuddet er under 5 % af udbuddet). Grønt: et overskud på 5 % af udbuddet eller mere.</translation>
    </message>
    <message>
        <source>Training place guarantee</source>
        <translation>Lærepladsgaranti</translation>
    </message>
    <message>
        <source>More of those who complete the basic course start the main course, because they are sure of a training place.</source>
        <translation>Flere af dem, der gennemfører grundforløbet, begynder på hovedforløbet, fordi de er sikre på en læreplads.</translation>
    </message>
    <message>
        <source>Published figure</source>
        <translation>Offentliggjort tal</translation>
    </message>
    <message>
        <source>A figure as it stands in a public source.</source>
        <translation>Et tal, som det står i en offentlig kilde.</translation>
    </message>
    <message>
        <source>Derived figure</source>
        <translation>Udledt tal</translation>
    </message>
    <message>
        <source>A figure that follows from published figures by arithmetic.</source>
        <translation>Et tal, der følger af offentliggjorte tal ved beregning.</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Antagelse</translation>
    </message>
    <message>
        <source>A figure that nobody has published. It is fitted or estimated, and a result that rests on it is no surer than it is.</source>
        <translation>Et tal, som ingen har offentliggjort. Det er tilpasset eller skønnet, og et resultat, der hviler på det, er ikke sikrere end tallet selv.</translation>
    </message>
    <message>
        <source>Own figure</source>
        <translation>Eget tal</translation>
    </message>
    <message>
        <source>A figure that the user of the plan has put in.</source>
        <translation>Et tal, som planens bruger selv har lagt ind.</translation>
    </message>
    <message>
        <source>About even</source>
        <translation>Omtrent i balance</translation>
    </message>
    <message>
        <source>A balance of less than 1 % of the supply, or one that rounds to no one. Its traffic light still says on which side it is.</source>
        <translation>En balance på under 1 % af udbuddet eller en, der afrundes til 0. Trafiklyset viser stadig, til hvilken side den falder ud.</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>In {year} there is a shortage of {n} {who}</source>
        <translation>I {year} mangler der {n} {who}</translation>
    </message>
    <message>
        <source>In {year} there is a surplus of {n} {who}</source>
        <translation>I {year} er der et overskud på {n} {who}</translation>
    </message>
    <message>
        <source>no year with a shortage</source>
        <translation>ingen år med mangel</translation>
    </message>
    <message>
        <source>first year with a shortage: {year}</source>
        <translation>første år med mangel: {year}</translation>
    </message>
    <message>
        <source>In {year} there are as many {who} as needed</source>
        <translation>I {year} er der lige så mange {who}, som der er brug for</translation>
    </message>
    <message>
        <source>{answer} – {n} fewer than {without}</source>
        <translation>{answer} – {n} færre end {without}</translation>
    </message>
    <message>
        <source>{answer} – {n} more than {without}</source>
        <translation>{answer} – {n} flere end {without}</translation>
    </message>
    <message>
        <source>{answer} – the same as {without}</source>
        <translation>{answer} – det samme som {without}</translation>
    </message>
    <message>
        <source>In {year} there is a surplus of {who} equal to {n} {unit}</source>
        <translation>I {year} er der et overskud af {who} svarende til {n} {unit}</translation>
    </message>
    <message>
        <source>{answer} – nearly the same as {without}</source>
        <translation>{answer} – næsten det samme som {without}</translation>
    </message>
    <message>
        <source>{answer} – {without} {before} would be missing</source>
        <translation>{answer} – {without} mangler der {before}</translation>
    </message>
    <message>
        <source>{answer} – {without} there would be as many as needed</source>
        <translation>{answer} – {without} er der lige så mange, som der er brug for</translation>
    </message>
    <message>
        <source>{answer} – {without} there would be {before} too many</source>
        <translation>{answer} – {without} er der et overskud på {before}</translation>
    </message>
    <message>
        <source>In {year} there is a shortage of {who} equal to {n} {unit}</source>
        <translation>I {year} mangler der {who} svarende til {n} {unit}</translation>
    </message>
    <message>
        <source>In {year} supply and need are about even: a shortage of {n} {who}</source>
        <translation>I {year} er udbud og behov omtrent i balance: Der mangler {n} {who}</translation>
    </message>
    <message>
        <source>In {year} supply and need are about even: a small surplus of {n} {who}</source>
        <translation>I {year} er udbud og behov omtrent i balance: et lille overskud på {n} {who}</translation>
    </message>
    <message>
        <source>In {year} supply and need are about even: a shortage of {who} equal to {n} {unit}</source>
        <translation>I {year} er udbud og behov omtrent i balance: Der mangler {who} svarende til {n} {unit}</translation>
    </message>
    <message>
        <source>In {year} supply and need are about even: a small surplus of {who} equal to {n} {unit}</source>
        <translation>I {year} er udbud og behov omtrent i balance: et lille overskud af {who} svarende til {n} {unit}</translation>
    </message>
    <message>
        <source>{answer} – one more than {without}</source>
        <translation>{answer} – 1 mere end {without}</translation>
    </message>
    <message>
        <source>balance {n}</source>
        <translation>balance {n}</translation>
    </message>
    <message>
        <source>about even ({n})</source>
        <translation>omtrent i balance ({n})</translation>
    </message>
    <message>
        <source>In {year} there is a small surplus of {n} {who}; recruitment will be hard</source>
        <translation>I {year} er der et lille overskud på {n} {who}; rekrutteringen bliver vanskelig</translation>
    </message>
    <message>
        <source>In {year} there is a small surplus of {who} equal to {n} {unit}; recruitment will be hard</source>
        <translation>I {year} er der et lille overskud af {who} svarende til {n} {unit}; rekrutteringen bliver vanskelig</translation>
    </message>
    <message>
        <source>{answer} – the surplus is {n} larger than {without}</source>
        <translation>{answer} – overskuddet er {n} større end {without}</translation>
    </message>
    <message>
        <source>{answer} – the surplus is {n} smaller than {without}</source>
        <translation>{answer} – overskuddet er {n} mindre end {without}</translation>
    </message>
    <message>
        <source>{answer} – {without} they would be about even ({before} missing)</source>
        <translation>{answer} – {without} er der omtrent balance (der mangler {before})</translation>
    </message>
    <message>
        <source>{answer} – {without} they would be about even (a surplus of {before})</source>
        <translation>{answer} – {without} er der omtrent balance (et overskud på {before})</translation>
    </message>
    <message>
        <source>In {year} there is a shortage of {whom}</source>
        <translation>I {year} mangler der {whom}</translation>
    </message>
    <message>
        <source>In {year} there is a small surplus of {whom}</source>
        <translation>I {year} er der kun {whom} i overskud</translation>
    </message>
    <message>
        <source>In {year} there is a surplus of {whom}</source>
        <translation>I {year} er der {whom} i overskud</translation>
    </message>
    <message>
        <source>In {year} {who} are about even (a shortage of {n})</source>
        <translation>I {year} er der omtrent balance for {who} (der mangler {n})</translation>
    </message>
    <message>
        <source>In {year} {who} are about even (a surplus of {n})</source>
        <translation>I {year} er der omtrent balance for {who} ({n} i overskud)</translation>
    </message>
    <message>
        <source>there is a shortage of {whom}</source>
        <translation>der mangler {whom}</translation>
    </message>
    <message>
        <source>there is a small surplus of {whom}</source>
        <translation>der er kun {whom} i overskud</translation>
    </message>
    <message>
        <source>there is a surplus of {whom}</source>
        <translation>der er {whom} i overskud</translation>
    </message>
    <message>
        <source>there are as many {who} as needed</source>
        <translation>der er lige så mange {who}, som der er brug for</translation>
    </message>
    <message>
        <source>{who} are about even (a shortage of {n})</source>
        <translation>der er omtrent balance for {who} (der mangler {n})</translation>
    </message>
    <message>
        <source>{who} are about even (a surplus of {n})</source>
        <translation>der er omtrent balance for {who} ({n} i overskud)</translation>
    </message>
    <message>
        <source>{n} {who}</source>
        <translation>{n} {who}</translation>
    </message>
    <message>
        <source>{who} equal to {n} {unit}</source>
        <translation>{who} svarende til {n} {unit}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} og {second}</translation>
    </message>
    <message>
        <source>{first}, while {second}</source>
        <translation>{first}, mens {second}</translation>
    </message>
    <message>
        <source>{balance} for {who}</source>
        <translation>{balance} for {who}</translation>
    </message>
    <message>
        <source>{answer} – in all {n} fewer are missing than {without}</source>
        <translation>{answer} – i alt mangler der {n} færre end {without}</translation>
    </message>
    <message>
        <source>{answer} – in all {n} more are missing than {without}</source>
        <translation>{answer} – i alt mangler der {n} flere end {without}</translation>
    </message>
    <message>
        <source>{answer} – in all as many are missing as {without}</source>
        <translation>{answer} – i alt mangler der lige så mange som {without}</translation>
    </message>
    <message>
        <source>{answer} – in all the surplus is as large as {without}</source>
        <translation>{answer} – overskuddet er i alt lige så stort som {without}</translation>
    </message>
    <message>
        <source>{answer} – in all one more is missing than {without}</source>
        <translation>{answer} – i alt mangler der 1 mere end {without}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>When</source>
        <translation>Hvornår</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Før</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>the row</source>
        <translation>rækken</translation>
    </message>
    <message>
        <source>Cannot be reverted: the row is not in the table any more.</source>
        <translation>Kan ikke tilbageføres: Rækken er ikke længere i tabellen.</translation>
    </message>
    <message>
        <source>Cannot be reverted: it was changed again since.</source>
        <translation>Kan ikke tilbageføres: Tallet er siden ændret igen.</translation>
    </message>
    <message>
        <source>Cannot be reverted: the row is in the table again.</source>
        <translation>Kan ikke tilbageføres: Rækken er i tabellen igen.</translation>
    </message>
    <message>
        <source>Cannot be reverted: other figures of the plan depend on it now.</source>
        <translation>Kan ikke tilbageføres: Andre tal i planen afhænger nu af det.</translation>
    </message>
    <message>
        <source>Revert the change</source>
        <translation>Tilbagefør ændringen</translation>
    </message>
    <message>
        <source>Nothing was changed in the plan since it was made.</source>
        <translation>Der er ikke ændret noget i planen, siden den blev oprettet.</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>fjernet</translation>
    </message>
    <message>
        <source>new: {figures}</source>
        <translation>ny: {figures}</translation>
    </message>
    <message>
        <source>{age} years</source>
        <translation>{age} år</translation>
    </message>
    <message>
        <source>from {age} years</source>
        <translation>fra {age} år</translation>
    </message>
    <message>
        <source>{n} changes</source>
        <translation>{n} ændringer</translation>
    </message>
    <message>
        <source>Cannot be reverted as a whole: changed again since: {n}. Revert that first.</source>
        <translation>Kan ikke tilbageføres samlet: {n} af ændringerne er siden ændret igen. Tilbagefør dem først.</translation>
    </message>
    <message>
        <source>Revert all of it</source>
        <translation>Tilbagefør det hele</translation>
    </message>
    <message>
        <source>Hide the changes</source>
        <translation>Skjul ændringerne</translation>
    </message>
    <message>
        <source>Show the changes</source>
        <translation>Vis ændringerne</translation>
    </message>
    <message>
        <source>1 cell</source>
        <translation>1 celle</translation>
    </message>
    <message>
        <source>{n} cells</source>
        <translation>{n} celler</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begrundelse</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 ændring</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Staff list, one row a person</source>
        <translation>Personaleliste, én række pr. person</translation>
    </message>
    <message>
        <source>Population by age</source>
        <translation>Befolkning efter alder</translation>
    </message>
    <message>
        <source>Age or age band</source>
        <translation>Alder eller aldersgruppe</translation>
    </message>
    <message>
        <source>Hours a week</source>
        <translation>Timer om ugen</translation>
    </message>
    <message>
        <source>Full or part time</source>
        <translation>Fuld tid eller deltid</translation>
    </message>
    <message>
        <source>sums of other rows</source>
        <translation>summer af andre rækker</translation>
    </message>
    <message>
        <source>figures kept secret in the file</source>
        <translation>tal, der er skjult i filen</translation>
    </message>
    <message>
        <source>other groups than this table has</source>
        <translation>andre grupper end dem, tabellen har</translation>
    </message>
    <message>
        <source>areas that cannot be told</source>
        <translation>områder, der ikke kan genkendes</translation>
    </message>
    <message>
        <source>ages outside 17 to 74</source>
        <translation>aldre uden for 17–74 år</translation>
    </message>
    <message>
        <source>rows without figures</source>
        <translation>rækker uden tal</translation>
    </message>
    <message>
        <source>cells that are not numbers</source>
        <translation>celler, der ikke er tal</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Eksempel</translation>
    </message>
    <message>
        <source>Not allowed here</source>
        <translation>Kan ikke stå her</translation>
    </message>
    <message>
        <source>Choose from the list.</source>
        <translation>Vælg fra listen.</translation>
    </message>
    <message>
        <source>Write a number from {low} to {high}.</source>
        <translation>Skriv et tal fra {low} til {high}.</translation>
    </message>
    <message>
        <source>full time</source>
        <translation>fuld tid</translation>
    </message>
    <message>
        <source>part time</source>
        <translation>deltid</translation>
    </message>
    <message>
        <source>Rows that are not used</source>
        <translation>Rækker, der ikke bruges</translation>
    </message>
    <message>
        <source>How secret figures count</source>
        <translation>Hvordan skjulte tal tæller</translation>
    </message>
    <message>
        <source>Number for each secret figure</source>
        <translation>Tal for hvert skjult tal</translation>
    </message>
    <message>
        <source>Area to take the other figures from</source>
        <translation>Område, de øvrige tal hentes fra</translation>
    </message>
    <message>
        <source>nothing is taken over</source>
        <translation>der hentes ikke noget</translation>
    </message>
    <message>
        <source>Sums by group</source>
        <translation>Summer pr. gruppe</translation>
    </message>
    <message>
        <source>Changes from the present plan</source>
        <translation>Ændringer i forhold til den nuværende plan</translation>
    </message>
    <message>
        <source>Secret figures</source>
        <translation>Skjulte tal</translation>
    </message>
    <message>
        <source>The plan&apos;s other figures for it (working time, trainees, training, need) are taken from another area, in proportion to the staff, and marked as assumptions:</source>
        <translation>Planens øvrige tal for området (arbejdstid, elever, uddannelse, behov) hentes fra et andet område, i forhold til personalet, og mærkes som antagelser:</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Værd at vide</translation>
    </message>
    <message>
        <source>the plan&apos;s present figures</source>
        <translation>planens nuværende tal</translation>
    </message>
    <message>
        <source>what is left of the file&apos;s own sum</source>
        <translation>resten af filens egen sum</translation>
    </message>
    <message>
        <source>{used} of {read} rows give figures to the plan</source>
        <translation>{used} af {read} rækker giver tal til planen</translation>
    </message>
    <message>
        <source>Tables: {listed}</source>
        <translation>Tabeller: {listed}</translation>
    </message>
    <message>
        <source>Rows that are not used: {n}</source>
        <translation>Rækker, der ikke bruges: {n}</translation>
    </message>
    <message>
        <source>New in the plan: {listed}</source>
        <translation>Nyt i planen: {listed}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>og {n} til</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} flere</translation>
    </message>
    <message>
        <source>Years: {listed}</source>
        <translation>År: {listed}</translation>
    </message>
    <message>
        <source>Groups: {listed}</source>
        <translation>Grupper: {listed}</translation>
    </message>
    <message>
        <source>Nothing in the plan is like it</source>
        <translation>Ligner ikke noget i planen</translation>
    </message>
    <message>
        <source>A column of sums: only compared</source>
        <translation>En kolonne med summer: bruges kun til at sammenligne</translation>
    </message>
    <message>
        <source>sum, not counted</source>
        <translation>sum, tælles ikke med</translation>
    </message>
    <message>
        <source>secret figure</source>
        <translation>skjult tal</translation>
    </message>
    <message>
        <source>Holds age bands</source>
        <translation>Indeholder aldersgrupper</translation>
    </message>
    <message>
        <source>Holds years</source>
        <translation>Indeholder årstal</translation>
    </message>
    <message>
        <source>Holds municipalities or regions</source>
        <translation>Indeholder kommuner eller regioner</translation>
    </message>
    <message>
        <source>Holds occupations</source>
        <translation>Indeholder faggrupper</translation>
    </message>
    <message>
        <source>Holds employers</source>
        <translation>Indeholder arbejdsgivere</translation>
    </message>
    <message>
        <source>The heading says: {listed}</source>
        <translation>Overskriften siger: {listed}</translation>
    </message>
    <message>
        <source>The heading says “{heading}”</source>
        <translation>Overskriften siger »{heading}«</translation>
    </message>
    <message>
        <source>percent (72.5)</source>
        <translation>procent (72,5)</translation>
    </message>
    <message>
        <source>share (0.725)</source>
        <translation>andel (0,725)</translation>
    </message>
    <message>
        <source>as it stands</source>
        <translation>som det står</translation>
    </message>
    <message>
        <source>thousands</source>
        <translation>tusinder</translation>
    </message>
    <message>
        <source>Import figures</source>
        <translation>Importér tal</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stop</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuller</translation>
    </message>
    <message>
        <source>‹ &amp;Back</source>
        <translation>‹ Til&amp;bage</translation>
    </message>
    <message>
        <source>Looking at the table…</source>
        <translation>Undersøger tabellen…</translation>
    </message>
    <message>
        <source>Putting the figures into the plan…</source>
        <translation>Indsætter tallene i planen…</translation>
    </message>
    <message>
        <source>1  File</source>
        <translation>1  Fil</translation>
    </message>
    <message>
        <source>2  Table</source>
        <translation>2  Tabel</translation>
    </message>
    <message>
        <source>3  Columns</source>
        <translation>3  Kolonner</translation>
    </message>
    <message>
        <source>4  Result</source>
        <translation>4  Resultat</translation>
    </message>
    <message>
        <source>&amp;Next ›</source>
        <translation>&amp;Næste ›</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Læser {name}…</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Ark</translation>
    </message>
    <message>
        <source>First line of the headings</source>
        <translation>Overskrifternes første linje</translation>
    </message>
    <message>
        <source>Last line of the headings</source>
        <translation>Overskrifternes sidste linje</translation>
    </message>
    <message>
        <source>no headings</source>
        <translation>ingen overskrifter</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>semikolon ;</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>komma ,</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulator</translation>
    </message>
    <message>
        <source>vertical bar |</source>
        <translation>lodret streg |</translation>
    </message>
    <message>
        <source>Between columns</source>
        <translation>Skilletegn mellem kolonner</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Decimaltegn</translation>
    </message>
    <message>
        <source>Preview of the table</source>
        <translation>Tabellen, som den læses</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linje</translation>
    </message>
    <message>
        <source>Headings in line</source>
        <translation>Overskrifter i linje</translation>
    </message>
    <message>
        <source>to</source>
        <translation>til</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Bemærkning</translation>
    </message>
    <message>
        <source>Secret in the file: unknown, not 0</source>
        <translation>Skjult i filen: ukendt, ikke 0</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Det er ikke et tal</translation>
    </message>
    <message>
        <source>comma 1.234,5</source>
        <translation>komma 1.234,5</translation>
    </message>
    <message>
        <source>dot 1,234.5</source>
        <translation>punktum 1,234.5</translation>
    </message>
    <message>
        <source>Above the table: {text}</source>
        <translation>Over tabellen står: {text}</translation>
    </message>
    <message>
        <source>the heading does not say</source>
        <translation>overskriften siger det ikke</translation>
    </message>
    <message>
        <source>all rows alike</source>
        <translation>alle rækker ens</translation>
    </message>
    <message>
        <source>Holds for: {listed}</source>
        <translation>Gælder for: {listed}</translation>
    </message>
    <message>
        <source>{column} is read as</source>
        <translation>{column} læses som</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>læses ikke</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Træk en fil hertil</translation>
    </message>
    <message>
        <source>Excel (.xlsx, .xls), OpenDocument (.ods), text (.csv, .tsv) or Statbank (.px)</source>
        <translation>Excel (.xlsx, .xls), OpenDocument (.ods), tekst (.csv, .tsv) eller Statistikbanken (.px)</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Vælg en &amp;fil…</translation>
    </message>
    <message>
        <source>Files in the folder used last</source>
        <translation>Filer i den mappe, der blev brugt sidst</translation>
    </message>
    <message>
        <source>Save a &amp;template…</source>
        <translation>Gem s&amp;kabelon…</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>Vælg en fil at importere</translation>
    </message>
    <message>
        <source>No file yet? Save a template with the right headings, fill it in, and import it here.</source>
        <translation>Ingen fil endnu? Gem en skabelon med de rigtige overskrifter, udfyld den, og importér den her.</translation>
    </message>
    <message>
        <source>The file is only read, and never leaves this computer. Files with CPR numbers are refused.</source>
        <translation>Filen bliver kun læst og forlader aldrig computeren. Filer med CPR-numre afvises.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle filer (*)</translation>
    </message>
    <message>
        <source>Used last: {folder}</source>
        <translation>Brugt sidst: {folder}</translation>
    </message>
    <message>
        <source>{name} cannot be imported</source>
        <translation>{name} kan ikke importeres</translation>
    </message>
    <message>
        <source>Tables ({listed})</source>
        <translation>Tabeller ({listed})</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Tal</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Læst</translation>
    </message>
    <message>
        <source>Sum in the file</source>
        <translation>Filens egen sum</translation>
    </message>
    <message>
        <source>In the plan now</source>
        <translation>I planen nu</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Række</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>Bliver</translation>
    </message>
    <message>
        <source>lines {lines}</source>
        <translation>linje {lines}</translation>
    </message>
    <message>
        <source>The file states another sum</source>
        <translation>Filen angiver en anden sum</translation>
    </message>
    <message>
        <source>As the file itself states</source>
        <translation>Som filen selv angiver</translation>
    </message>
    <message>
        <source>such as {examples}</source>
        <translation>fx {examples}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>The same in all rows</source>
        <translation>Det samme i alle rækker</translation>
    </message>
    <message>
        <source>Source of the figures</source>
        <translation>Tallenes kilde</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Publisher (may be empty)</source>
        <translation>Udgiver (kan være tom)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Vælg…</translation>
    </message>
    <message>
        <source>{field} (may be empty)</source>
        <translation>{field} (kan være tomt)</translation>
    </message>
    <message>
        <source>The plan can only be read. Save a copy of it, and import into the copy.</source>
        <translation>Planen er skrivebeskyttet. Gem en kopi, og importér i kopien.</translation>
    </message>
    <message>
        <source>The plan&apos;s data have faults. Correct them on the page Data before importing.</source>
        <translation>Der er fejl i planens data. Ret dem på siden Data, før der importeres.</translation>
    </message>
    <message>
        <source>Save a template</source>
        <translation>Gem skabelon</translation>
    </message>
    <message>
        <source>Save the template as</source>
        <translation>Gem skabelonen som</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-projektmapper (*.xlsx)</translation>
    </message>
    <message>
        <source>A template for which table?</source>
        <translation>En skabelon til hvilken tabel?</translation>
    </message>
    <message>
        <source>An Excel workbook with headings, examples and choices to pick from. Fill it in, and import it.</source>
        <translation>En Excel-projektmappe med overskrifter, eksempler og valgmuligheder. Udfyld den, og importér den.</translation>
    </message>
    <message>
        <source>The template was not saved.</source>
        <translation>Skabelonen blev ikke gemt.</translation>
    </message>
    <message>
        <source>What does the file hold?</source>
        <translation>Hvad indeholder filen?</translation>
    </message>
    <message>
        <source>&amp;Guess anew</source>
        <translation>&amp;Gæt igen</translation>
    </message>
    <message>
        <source>The columns are used as last time, when a file of this shape was read.</source>
        <translation>Kolonnerne bruges som sidst, da en fil med samme opbygning blev læst.</translation>
    </message>
    <message>
        <source>Chosen by you</source>
        <translation>Valgt af dig</translation>
    </message>
    <message>
        <source>As last time</source>
        <translation>Som sidst</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>Kolonne i filen</translation>
    </message>
    <message>
        <source>Is read as</source>
        <translation>Læses som</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Fordi</translation>
    </message>
    <message>
        <source>{n} more columns are used as they were guessed.</source>
        <translation>{n} flere kolonner bruges, som de blev gættet.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Tegnkodning</translation>
    </message>
    <message>
        <source>A dash (-) means 0</source>
        <translation>En streg (-) betyder 0</translation>
    </message>
    <message>
        <source>So it is in the StatBank. In other files a dash mostly stands for a figure that is not told.</source>
        <translation>Sådan er det i Statistikbanken. I andre filer står en streg oftest for et tal, der ikke er oplyst.</translation>
    </message>
    <message>
        <source>A dash in the file</source>
        <translation>En streg i filen</translation>
    </message>
    <message>
        <source>Year or date</source>
        <translation>År eller dato</translation>
    </message>
    <message>
        <source>Delivered by, taken out on …</source>
        <translation>Leveret af, trukket den …</translation>
    </message>
    <message>
        <source>Published (may be empty)</source>
        <translation>Udgivet (kan være tom)</translation>
    </message>
    <message>
        <source>Note (may be empty)</source>
        <translation>Note (kan være tom)</translation>
    </message>
    <message>
        <source>age bands that are sums of others</source>
        <translation>aldersgrupper, der er summer af andre</translation>
    </message>
    <message>
        <source>other years</source>
        <translation>andre år</translation>
    </message>
    <message>
        <source>other periods of the same year</source>
        <translation>andre perioder i samme år</translation>
    </message>
    <message>
        <source>age not told</source>
        <translation>alderen er ikke oplyst</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Fødselsår</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Borgere</translation>
    </message>
    <message>
        <source>People aged {age} and over</source>
        <translation>Borgere på {age} år og derover</translation>
    </message>
    <message>
        <source>hours (32)</source>
        <translation>timer (32)</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dage</translation>
    </message>
    <message>
        <source>{title}; in proportion to the imported staff</source>
        <translation>{title}; ændret i forhold til det importerede personale</translation>
    </message>
    <message>
        <source>percent (86.5)</source>
        <translation>procent (86,5)</translation>
    </message>
    <message>
        <source>share (0.865)</source>
        <translation>andel (0,865)</translation>
    </message>
    <message>
        <source>percent (7.1)</source>
        <translation>procent (7,1)</translation>
    </message>
    <message>
        <source>Count from the age of</source>
        <translation>Tæl fra alderen</translation>
    </message>
    <message>
        <source>figures that cannot be right</source>
        <translation>tal, der ikke kan være rigtige</translation>
    </message>
    <message>
        <source>Quarter or month</source>
        <translation>Kvartal eller måned</translation>
    </message>
    <message>
        <source>share (0.071)</source>
        <translation>andel (0,071)</translation>
    </message>
    <message>
        <source>Figures that the file keeps secret are unknown, not 0. “&lt;5” is never counted as more than 4. They count as:</source>
        <translation>Tal, som filen holder skjult, er ukendte, ikke 0. »&lt;5« tæller aldrig som mere end 4. De tæller som:</translation>
    </message>
    <message>
        <source>the best that is known</source>
        <translation>det bedst kendte</translation>
    </message>
    <message>
        <source>The best that is known is what is left of the file&apos;s own sum, else the plan&apos;s present figure, else the middle of what the figure can be.</source>
        <translation>Det bedst kendte er det, der er tilbage af filens egen sum, ellers planens nuværende tal, ellers midten af det, tallet kan være.</translation>
    </message>
    <message>
        <source>The group is new in the plan, so there is no figure to keep. Choose one of the other ways.</source>
        <translation>Gruppen er ny i planen, så der er ikke noget tal at beholde. Vælg en af de andre måder.</translation>
    </message>
    <message>
        <source>Without staff in the plan: {listed}</source>
        <translation>Uden personale i planen: {listed}</translation>
    </message>
    <message>
        <source>Import the staff of the area first. Or take the rest over from another area, as assumptions, the staff too:</source>
        <translation>Importér først områdets personale. Eller overtag resten fra et andet område som antagelser, også personalet:</translation>
    </message>
    <message>
        <source>New in the area: {listed}</source>
        <translation>Nyt i området: {listed}</translation>
    </message>
    <message>
        <source>The file does not have their {tables}. It is taken over from the nearest group of the same occupation, and marked as an assumption:</source>
        <translation>Filen mangler: {tables}. De overtages fra den nærmeste gruppe i samme faggruppe og mærkes som antagelser:</translation>
    </message>
    <message>
        <source>Need and trainees are assumptions</source>
        <translation>Behov og optag er antagelser</translation>
    </message>
    <message>
        <source>They were made in proportion to the staff. If they do not follow it, the new staff is compared with the need of another one.</source>
        <translation>De er lavet i forhold til personalet. Følger de ikke med, sammenlignes det nye personale med et behov, der hører til et andet.</translation>
    </message>
    <message>
        <source>Let them follow the staff</source>
        <translation>Lad dem følge personalet</translation>
    </message>
    <message>
        <source>{several} and {last}</source>
        <translation>{several} og {last}</translation>
    </message>
    <message>
        <source>So it is where cells are merged, and in pivot tables: a label is written once for all rows that it is about.</source>
        <translation>Sådan er det med flettede celler og i pivottabeller: En tekst står én gang for alle de rækker, den gælder.</translation>
    </message>
    <message>
        <source>Empty cells count as the cell above them: {columns}</source>
        <translation>Tomme celler tæller som cellen over dem: {columns}</translation>
    </message>
    <message>
        <source>a new scenario</source>
        <translation>et nyt scenarie</translation>
    </message>
    <message>
        <source>Tells who the persons are: nothing of it is kept</source>
        <translation>Fortæller, hvem personerne er: Intet af det gemmes</translation>
    </message>
    <message>
        <source>age bands that you have left out</source>
        <translation>aldersgrupper, du har udeladt</translation>
    </message>
    <message>
        <source>Age bands that overlap</source>
        <translation>Aldersgrupper, der overlapper</translation>
    </message>
    <message>
        <source>The same people would count twice. Take the tick away from the bands that shall not count, such as sums of others:</source>
        <translation>De samme personer ville tælle med to gange. Fjern fluebenet ved de aldersgrupper, der ikke skal tælle med, fx summer af andre:</translation>
    </message>
    <message>
        <source>The template is saved as {name}.</source>
        <translation>Skabelonen er gemt som {name}.</translation>
    </message>
    <message>
        <source>areas that are not chosen</source>
        <translation>områder, der ikke er valgt</translation>
    </message>
    <message>
        <source>Areas in the file</source>
        <translation>Områder i filen</translation>
    </message>
    <message>
        <source>Only rows of areas with a tick count:</source>
        <translation>Kun rækker fra områder med flueben tæller med:</translation>
    </message>
    <message>
        <source>Only the plan&apos;s areas</source>
        <translation>Kun planens områder</translation>
    </message>
    <message>
        <source>All areas in the file</source>
        <translation>Alle områder i filen</translation>
    </message>
    <message>
        <source>People aged {low} to {high}</source>
        <translation>Borgere på {low}–{high} år</translation>
    </message>
    <message>
        <source>Changes ({cells})</source>
        <translation>Ændringer ({cells})</translation>
    </message>
    <message>
        <source>Still example figures</source>
        <translation>Stadig eksempeltal</translation>
    </message>
    <message>
        <source>The file does not replace the figures in: {tables}. They are not your own.</source>
        <translation>Filen erstatter ikke tallene i: {tables}. De er ikke jeres egne.</translation>
    </message>
    <message>
        <source>The figures cannot be taken over with these choices</source>
        <translation>Tallene kan ikke overtages med disse valg</translation>
    </message>
    <message>
        <source>a number that you state</source>
        <translation>et tal, du angiver</translation>
    </message>
    <message>
        <source>&amp;Insert the figures</source>
        <translation>&amp;Indsæt tallene</translation>
    </message>
    <message>
        <source>Unit of {column}</source>
        <translation>Enhed for {column}</translation>
    </message>
    <message>
        <source>The file holds all that is needed.</source>
        <translation>Filen indeholder alt det nødvendige.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhed</translation>
    </message>
    <message>
        <source>The file has none of the plan&apos;s areas. Which area&apos;s population shall the need follow?</source>
        <translation>Filen har ingen af planens områder. Hvilket områdes borgertal skal behovet følge?</translation>
    </message>
    <message>
        <source>The file&apos;s row of totals, {stated}, agrees with the figures that the file tells.</source>
        <translation>Filens i alt-række på {stated} stemmer med de tal, der står i filen.</translation>
    </message>
    <message>
        <source>The file&apos;s row of totals, {stated}, agrees with its rows.</source>
        <translation>Filens i alt-række på {stated} stemmer med filens rækker.</translation>
    </message>
    <message>
        <source>The file&apos;s row of totals says {stated} and its rows come to {rows}: some of their figures are not told.</source>
        <translation>Filens i alt-række siger {stated}, og rækkerne giver {rows}: Nogle af deres tal står ikke i filen.</translation>
    </message>
    <message>
        <source>The file&apos;s row of totals does not agree: the rows come to {rows}, the file says {stated}.</source>
        <translation>Filens i alt-række stemmer ikke: Rækkerne giver {rows}, filen siger {stated}.</translation>
    </message>
    <message>
        <source>{tables}: {rows} in {groups} came in{total} from “{source}”.</source>
        <translation>{tables}: {rows} i {groups} er indlæst{total} fra »{source}«.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 række</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} rækker</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 gruppe</translation>
    </message>
    <message>
        <source>{n} groups</source>
        <translation>{n} grupper</translation>
    </message>
    <message>
        <source>, {number} in all,</source>
        <translation>, i alt {number},</translation>
    </message>
    <message>
        <source>Choices and notes</source>
        <translation>Valg og bemærkninger</translation>
    </message>
    <message>
        <source>{used} of {read} row gives figures to the plan</source>
        <translation>{used} af {read} række giver tal til planen</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 kolonne</translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation>{n} kolonner</translation>
    </message>
    <message>
        <source>{rows} in {columns}, read like this</source>
        <translation>{rows} i {columns}, læst som her</translation>
    </message>
    <message>
        <source>line {lines}</source>
        <translation>linje {lines}</translation>
    </message>
    <message>
        <source>1 more column is used as it was guessed.</source>
        <translation>1 kolonne mere bruges, som den blev gættet.</translation>
    </message>
</context>
<context>
    <name>KeyFigures</name>
    <message>
        <source>Key figures {year}</source>
        <translation>Nøgletal {year}</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Udbud</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Efterspørgsel</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Balance in persons</source>
        <translation>Balance i personer</translation>
    </message>
    <message>
        <source>Balance in full-time persons</source>
        <translation>Balance i fuldtidspersoner</translation>
    </message>
    <message>
        <source>Supply less demand: − is a shortage, + a surplus.</source>
        <translation>Udbud minus efterspørgsel: − er mangel, + er overskud.</translation>
    </message>
    <message>
        <source>The same balance counted in the other unit.</source>
        <translation>Den samme balance talt i den anden enhed.</translation>
    </message>
    <message>
        <source>The shortages of all years added up: one person missing for ten years, or ten missing for one, are ten. A surplus in other years is not subtracted.</source>
        <translation>Manglen i alle årene lagt sammen: Én person, der mangler i ti år, eller ti, der mangler i ét år, giver ti. Overskud i andre år trækkes ikke fra.</translation>
    </message>
    <message>
        <source>Missing full-time years in all {first}–{last}</source>
        <translation>Manglende årsværk i alt {first}–{last}</translation>
    </message>
    <message>
        <source>Missing person-years in all {first}–{last}</source>
        <translation>Manglende personår i alt {first}–{last}</translation>
    </message>
    <message>
        <source>Staff in the scenario.</source>
        <translation>Ansatte i scenariet.</translation>
    </message>
    <message>
        <source>The need in the scenario.</source>
        <translation>Behovet i scenariet.</translation>
    </message>
    <message>
        <source>The figures are rounded one by one.</source>
        <translation>Tallene er afrundet hver for sig.</translation>
    </message>
    <message>
        <source>Balance, {who}</source>
        <translation>Balance, {who}</translation>
    </message>
</context>
<context>
    <name>LeverPanel</name>
    <message>
        <source>unfolded</source>
        <translation>foldet ud</translation>
    </message>
    <message>
        <source>folded away</source>
        <translation>foldet sammen</translation>
    </message>
    <message>
        <source>no effect before the plan ends in {year}</source>
        <translation>virker først efter planens sidste år, {year}</translation>
    </message>
    <message>
        <source>first new graduates in {year}</source>
        <translation>første nyuddannede i {year}</translation>
    </message>
    <message>
        <source>has an effect from {year}</source>
        <translation>virker fra {year}</translation>
    </message>
    <message>
        <source>Levers</source>
        <translation>Håndtag</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Nulstil alle</translation>
    </message>
    <message>
        <source>Takes every lever back to the start: {baseline}</source>
        <translation>Sætter alle håndtag tilbage til udgangspunktet: {baseline}</translation>
    </message>
    <message>
        <source>Back to saved scenario</source>
        <translation>Tilbage til gemt</translation>
    </message>
    <message>
        <source>Takes the levers back to where they were when last saved</source>
        <translation>Sætter håndtagene, som da scenariet sidst blev gemt</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>{n} ændret</translation>
    </message>
    <message>
        <source>the demand scenario already assumes {share} on full time</source>
        <translation>efterspørgselsscenariet regner allerede med {share} på fuld tid</translation>
    </message>
    <message>
        <source>outside the municipality&apos;s influence</source>
        <translation>uden for kommunens indflydelse</translation>
    </message>
    <message>
        <source>partly outside the municipality&apos;s influence</source>
        <translation>delvis uden for kommunens indflydelse</translation>
    </message>
    <message>
        <source>potential today {n} {unit}</source>
        <translation>potentiale i dag {n} {unit}</translation>
    </message>
</context>
<context>
    <name>LeverRow</name>
    <message>
        <source>Reset {name}</source>
        <translation>Nulstil {name}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Nulstil</translation>
    </message>
    <message>
        <source>About {name}</source>
        <translation>Om {name}</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Interval</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>fra {low} til {high}</translation>
    </message>
    <message>
        <source>Unless changed</source>
        <translation>Uden ændring</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Virkning</translation>
    </message>
    <message>
        <source>The plan&apos;s figures</source>
        <translation>Planens tal</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Your own assumption: the plan holds no figure for this</source>
        <translation>Jeres egen antagelse – planen har intet tal for dette</translation>
    </message>
    <message>
        <source>today {value}</source>
        <translation>i dag {value}</translation>
    </message>
    <message>
        <source>unless changed {value}</source>
        <translation>uden ændring: {value}</translation>
    </message>
    <message>
        <source>{name} (outside the municipality&apos;s influence)</source>
        <translation>{name} (uden for kommunens indflydelse)</translation>
    </message>
</context>
<context>
    <name>Levers</name>
    <message>
        <source>Reform and later retirement</source>
        <translation>Reform og senere tilbagetrækning</translation>
    </message>
    <message>
        <source>Full time</source>
        <translation>Fuld tid</translation>
    </message>
    <message>
        <source>Trainees and education</source>
        <translation>Elever og uddannelse</translation>
    </message>
    <message>
        <source>Retention and sickness absence</source>
        <translation>Fastholdelse og sygefravær</translation>
    </message>
    <message>
        <source>Recruitment</source>
        <translation>Rekruttering</translation>
    </message>
    <message>
        <source>Demand and technology</source>
        <translation>Efterspørgsel og teknologi</translation>
    </message>
    <message>
        <source>Timing of the measures</source>
        <translation>Tiltagenes timing</translation>
    </message>
    <message>
        <source>Retirement reform</source>
        <translation>Tilbagetrækningsreform</translation>
    </message>
    <message>
        <source>How much of the retirement reform takes effect. 100 % postpones retirement as in the published projection with reform; 0 % is without reform. It follows the years of the reform&apos;s own table.</source>
        <translation>Hvor meget af tilbagetrækningsreformen der slår igennem. Ved 100 % udskydes tilbagetrækningen som i den offentliggjorte fremskrivning med reform; 0 % er uden reform. Reformen følger årene i sin egen tabel.</translation>
    </message>
    <message>
        <source>Seniors stay longer</source>
        <translation>Seniorer bliver længere</translation>
    </message>
    <message>
        <source>{sector}, {occupation}</source>
        <translation>{sector}, {occupation}</translation>
    </message>
    <message>
        <source>The share of the staff that works full time (37 hours a week) once the measure is in full effect. The tick on the slider is today&apos;s share. More full-time work means that fewer people are needed for the same work.</source>
        <translation>Andelen af de ansatte, der er på fuld tid (37 timer om ugen), når tiltaget virker fuldt ud. Mærket på skyderen er andelen i dag. Når flere er på fuld tid, skal der færre personer til det samme arbejde.</translation>
    </message>
    <message>
        <source>More hours for part-timers</source>
        <translation>Flere timer til deltidsansatte</translation>
    </message>
    <message>
        <source>Hours a week by which the average part-timer works more, up to 37 hours in all.</source>
        <translation>Hvor mange timer mere om ugen en deltidsansat i gennemsnit arbejder, dog højst 37 timer i alt.</translation>
    </message>
    <message>
        <source>Intake, {occupation}</source>
        <translation>Optag, {occupation}</translation>
    </message>
    <message>
        <source>Change in the number of trainees who start the basic course (GF2). The first of them graduate after the length of the education.</source>
        <translation>Ændring i antallet af elever, der begynder på grundforløb 2 (GF2). De første af dem bliver færdige, når uddannelsens længde er gået.</translation>
    </message>
    <message>
        <source>Training place guarantee</source>
        <translation>Lærepladsgaranti</translation>
    </message>
    <message>
        <source>Increase in the share of those completing the basic course who go on to the main course, because they are sure of a training place. The share never exceeds 100 %.</source>
        <translation>Stigning i andelen af dem, der gennemfører grundforløb 2 og går videre til hovedforløbet, fordi de er sikret en læreplads. Andelen bliver aldrig over 100 %.</translation>
    </message>
    <message>
        <source>Less dropout on the main course</source>
        <translation>Mindre frafald på hovedforløbet</translation>
    </message>
    <message>
        <source>The part of today&apos;s dropout on the main course that is avoided. Negative values mean more dropout.</source>
        <translation>Den del af frafaldet på hovedforløbet i dag, der undgås. Negative værdier betyder større frafald.</translation>
    </message>
    <message>
        <source>More graduates enter the field</source>
        <translation>Flere nyuddannede i faget</translation>
    </message>
    <message>
        <source>The part of the graduates lost today, because they work elsewhere or not at all, who take work in the field instead.</source>
        <translation>Den del af de nyuddannede, der i dag går tabt, fordi de arbejder et andet sted eller slet ikke arbejder, som i stedet får arbejde i faget.</translation>
    </message>
    <message>
        <source>Fewer leave for other jobs</source>
        <translation>Færre skifter til andet job</translation>
    </message>
    <message>
        <source>The part of the yearly exits other than retirement that is avoided. Negative values mean that more people leave.</source>
        <translation>Den del af den årlige afgang ud over tilbagetrækning, der undgås. Negative værdier betyder, at flere stopper.</translation>
    </message>
    <message>
        <source>Fewer sick days</source>
        <translation>Færre sygedage</translation>
    </message>
    <message>
        <source>Sick days a year for each full-time person that are avoided. Negative values mean more sickness absence.</source>
        <translation>Antal sygedage om året pr. fuldtidsperson, der undgås. Negative værdier betyder større sygefravær.</translation>
    </message>
    <message>
        <source>Other recruitment, {occupation}</source>
        <translation>Anden rekruttering, {occupation}</translation>
    </message>
    <message>
        <source>People recruited each year beyond new graduates: from abroad, or back to the field.</source>
        <translation>Personer, der rekrutteres hvert år ud over de nyuddannede: fra udlandet eller tilbage til faget.</translation>
    </message>
    <message>
        <source>Growth in demand</source>
        <translation>Vækst i efterspørgslen</translation>
    </message>
    <message>
        <source>Technology and new ways of working</source>
        <translation>Teknologi og nye arbejdsgange</translation>
    </message>
    <message>
        <source>The part of the work that is saved each year by technology and new ways of working, from the year in which measures begin.</source>
        <translation>Den del af arbejdet, der hvert år spares med teknologi og nye arbejdsgange, fra det år, tiltagene begynder.</translation>
    </message>
    <message>
        <source>Measures begin</source>
        <translation>Tiltagene begynder</translation>
    </message>
    <message>
        <source>The first year in which gradual measures have an effect.</source>
        <translation>Det første år, hvor gradvise tiltag virker.</translation>
    </message>
    <message>
        <source>Measures in full effect</source>
        <translation>Tiltagene virker fuldt ud</translation>
    </message>
    <message>
        <source>The year from which gradual measures act in full. Between the two years the effect grows in equal steps.</source>
        <translation>Det første år, hvor gradvise tiltag virker fuldt ud. Mellem de to år vokser virkningen i lige store trin.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>% a year</source>
        <translation>% om året</translation>
    </message>
    <message>
        <source>hours/week</source>
        <translation>timer/uge</translation>
    </message>
    <message>
        <source>days/year</source>
        <translation>dage/år</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>persons/year</source>
        <translation>personer/år</translation>
    </message>
    <message>
        <source>percentage points/year</source>
        <translation>procentpoint/år</translation>
    </message>
    <message>
        <source>Seniors leave earlier</source>
        <translation>Seniorer stopper tidligere</translation>
    </message>
    <message>
        <source>More dropout on the main course</source>
        <translation>Større frafald på hovedforløbet</translation>
    </message>
    <message>
        <source>Fewer graduates enter the field</source>
        <translation>Færre nyuddannede i faget</translation>
    </message>
    <message>
        <source>More leave for other jobs</source>
        <translation>Flere skifter til andet job</translation>
    </message>
    <message>
        <source>More sick days</source>
        <translation>Flere sygedage</translation>
    </message>
    <message>
        <source>Years by which staff retire later, besides the reform, for instance through senior agreements. Negative values mean earlier retirement.</source>
        <translation>Hvor mange år senere medarbejderne trækker sig tilbage, ud over reformen, fx gennem seniorordninger. Negative værdier betyder tidligere tilbagetrækning.</translation>
    </message>
    <message>
        <source>Percentage points added to the yearly growth of demand, from the year in which measures begin. It is outside the municipality&apos;s influence.</source>
        <translation>Procentpoint, der lægges til den årlige vækst i efterspørgslen fra det år, tiltagene begynder. Den er uden for kommunens indflydelse.</translation>
    </message>
</context>
<context>
    <name>LightStrip</name>
    <message>
        <source>Traffic lights by year</source>
        <translation>Trafiklys for hvert år</translation>
    </message>
</context>
<context>
    <name>Lights</name>
    <message>
        <source>surplus below {limit}</source>
        <translation>overskud under {limit}</translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>… and {n} more</source>
        <translation>… og {n} til</translation>
    </message>
    <message>
        <source>Change the data and the scenarios</source>
        <translation>Ændr data og scenarier</translation>
    </message>
    <message>
        <source>The scenario you are working on</source>
        <translation>Det scenarie, du arbejder på</translation>
    </message>
    <message>
        <source>{name}: is deleted, as its demand scenario is gone</source>
        <translation>{name}: slettes, fordi dets efterspørgselsscenarie forsvinder</translation>
    </message>
    <message>
        <source>{name}: loses “{lever}”</source>
        <translation>{name}: mister »{lever}«</translation>
    </message>
    <message>
        <source>Some scenarios use levers that disappear</source>
        <translation>Nogle scenarier bruger håndtag, som forsvinder</translation>
    </message>
    <message>
        <source>Some scenarios use levers and demand scenarios that disappear</source>
        <translation>Nogle scenarier bruger håndtag og efterspørgselsscenarier, som forsvinder</translation>
    </message>
    <message>
        <source>Some scenarios use a demand scenario that disappears</source>
        <translation>Nogle scenarier bruger et efterspørgselsscenarie, som forsvinder</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>As published.</source>
        <translation>Som offentliggjort.</translation>
    </message>
    <message>
        <source>This is the scenario shown.</source>
        <translation>Det er det viste scenarie.</translation>
    </message>
    <message>
        <source>The balance is the published one.</source>
        <translation>Balancen er den samme som den offentliggjorte.</translation>
    </message>
    <message>
        <source>reform</source>
        <translation>reform</translation>
    </message>
    <message>
        <source>with</source>
        <translation>med</translation>
    </message>
    <message>
        <source>without</source>
        <translation>uden</translation>
    </message>
    <message>
        <source>{scenario} with reform</source>
        <translation>{scenario} med reform</translation>
    </message>
    <message>
        <source>{scenario} without reform</source>
        <translation>{scenario} uden reform</translation>
    </message>
    <message>
        <source>There is no published projection for {occupation}: these lines rest on assumptions.</source>
        <translation>Der er ingen offentliggjort fremskrivning for {occupation}: Tallene hviler på antagelser.</translation>
    </message>
    <message>
        <source>Demand and reform alone, no other measures.</source>
        <translation>Kun efterspørgsel og reform, ingen andre tiltag.</translation>
    </message>
    <message>
        <source>Demand alone, no measures.</source>
        <translation>Kun efterspørgsel, ingen tiltag.</translation>
    </message>
    <message>
        <source>Scenario matrix, {occupation} {first}–{last}, balance in {unit}</source>
        <translation>Scenariematrix, {occupation} {first}–{last}, balance i {unit}</translation>
    </message>
    <message>
        <source>Scenario (balance in {unit})</source>
        <translation>Scenarie (balance i {unit})</translation>
    </message>
    <message>
        <source>{n} of {all} lines show a shortage in {year}.</source>
        <translation>{n} af {all} linjer viser mangel i {year}.</translation>
    </message>
    <message>
        <source>Lowest balance in {year}: {low} ({low_name}); highest: {high} ({high_name}).</source>
        <translation>Laveste balance i {year}: {low} ({low_name}); højeste: {high} ({high_name}).</translation>
    </message>
    <message>
        <source>{name}: {spells}. In {year}: {balance}.</source>
        <translation>{name}: {spells}. I {year}: {balance}.</translation>
    </message>
    <message>
        <source>About the published table</source>
        <translation>Om den offentliggjorte tabel</translation>
    </message>
    <message>
        <source>✓ as published.</source>
        <translation>✓ som offentliggjort.</translation>
    </message>
    <message>
        <source>{sign} is the scenario that the other figures here are about.</source>
        <translation>{sign} er det scenarie, som de øvrige tal her handler om.</translation>
    </message>
    <message>
        <source>{sign} is the demand and the reform of the scenario that the other figures here are about; its other changes are not in the matrix.</source>
        <translation>{sign} er efterspørgslen og reformen i det scenarie, som de øvrige tal her handler om; scenariets andre ændringer er ikke med i matricen.</translation>
    </message>
    <message>
        <source>The light is that of the occupation that is worse off.</source>
        <translation>Lyset viser den gruppe, der står dårligst.</translation>
    </message>
    <message>
        <source>Where people are missing, the figure counts those alone.</source>
        <translation>Hvor der er mangel, tæller tallet kun dem, der mangler.</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>the retirement reform</source>
        <translation>tilbagetrækningsreformen</translation>
    </message>
    <message>
        <source>{n} of the retirement reform</source>
        <translation>{n} af tilbagetrækningsreformen</translation>
    </message>
    <message>
        <source>everyone on full time</source>
        <translation>alle på fuld tid</translation>
    </message>
    <message>
        <source>{n} on full time</source>
        <translation>{n} på fuld tid</translation>
    </message>
    <message>
        <source>{n} on full time ({where})</source>
        <translation>{n} på fuld tid ({where})</translation>
    </message>
    <message>
        <source>more full time</source>
        <translation>mere fuld tid</translation>
    </message>
    <message>
        <source>less full time</source>
        <translation>mindre fuld tid</translation>
    </message>
    <message>
        <source>{n} more trainees</source>
        <translation>{n} flere elever</translation>
    </message>
    <message>
        <source>{n} fewer trainees</source>
        <translation>{n} færre elever</translation>
    </message>
    <message>
        <source>another intake of trainees</source>
        <translation>et ændret optag af elever</translation>
    </message>
    <message>
        <source>later retirement for seniors</source>
        <translation>senere tilbagetrækning blandt seniorer</translation>
    </message>
    <message>
        <source>earlier retirement for seniors</source>
        <translation>tidligere tilbagetrækning blandt seniorer</translation>
    </message>
    <message>
        <source>more hours for part-timers</source>
        <translation>flere timer til deltidsansatte</translation>
    </message>
    <message>
        <source>a training place guarantee</source>
        <translation>en lærepladsgaranti</translation>
    </message>
    <message>
        <source>less dropout</source>
        <translation>mindre frafald</translation>
    </message>
    <message>
        <source>more dropout</source>
        <translation>større frafald</translation>
    </message>
    <message>
        <source>more graduates entering the field</source>
        <translation>flere nyuddannede i faget</translation>
    </message>
    <message>
        <source>fewer graduates entering the field</source>
        <translation>færre nyuddannede i faget</translation>
    </message>
    <message>
        <source>fewer leaving for other jobs</source>
        <translation>færre skift til andet job</translation>
    </message>
    <message>
        <source>more leaving for other jobs</source>
        <translation>flere skift til andet job</translation>
    </message>
    <message>
        <source>fewer sick days</source>
        <translation>færre sygedage</translation>
    </message>
    <message>
        <source>more sick days</source>
        <translation>flere sygedage</translation>
    </message>
    <message>
        <source>other recruitment</source>
        <translation>anden rekruttering</translation>
    </message>
    <message>
        <source>stronger growth in demand</source>
        <translation>højere vækst i efterspørgslen</translation>
    </message>
    <message>
        <source>weaker growth in demand</source>
        <translation>lavere vækst i efterspørgslen</translation>
    </message>
    <message>
        <source>labour-saving technology</source>
        <translation>arbejdsbesparende teknologi</translation>
    </message>
    <message>
        <source>more work for the same task</source>
        <translation>mere arbejde pr. opgave</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} og {last}</translation>
    </message>
    <message>
        <source>{first} and {n} other changes</source>
        <translation>{first} og {n} andre ændringer</translation>
    </message>
    <message>
        <source>{first} and one other change</source>
        <translation>{first} og én ændring mere</translation>
    </message>
    <message>
        <source>another share on full time</source>
        <translation>ændret fuld tid</translation>
    </message>
    <message>
        <source>{measure} ({where})</source>
        <translation>{measure} ({where})</translation>
    </message>
    <message>
        <source>{who}: {where}</source>
        <translation>{who}: {where}</translation>
    </message>
    <message>
        <source>more trainees</source>
        <translation>flere elever</translation>
    </message>
    <message>
        <source>fewer trainees</source>
        <translation>færre elever</translation>
    </message>
    <message>
        <source>the changes together</source>
        <translation>ændringerne tilsammen</translation>
    </message>
</context>
<context>
    <name>NewPlan</name>
    <message>
        <source>New plan with example figures</source>
        <translation>Ny plan med eksempeltal</translation>
    </message>
    <message>
        <source>The plan begins with round example figures, all of them marked as assumptions. Replace them with your own in the tables of the page Data.</source>
        <translation>Planen begynder med runde eksempeltal, som alle er mærket som antagelser. Erstat dem med jeres egne i tabellerne på siden Data.</translation>
    </message>
    <message>
        <source>Municipality or area</source>
        <translation>Kommune eller område</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>Planens navn</translation>
    </message>
    <message>
        <source>Choose where to save…</source>
        <translation>Vælg, hvor den skal gemmes…</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The data have 1 fault: showing the last valid plan.</source>
        <translation>Der er 1 fejl i data: Den seneste gyldige plan vises.</translation>
    </message>
    <message>
        <source>The data have {n} faults: showing the last valid plan.</source>
        <translation>Der er {n} fejl i data: Den seneste gyldige plan vises.</translation>
    </message>
    <message>
        <source>Show the faults</source>
        <translation>Vis fejlene</translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>&quot;{text}&quot; can mean {small} or {large}. Type one of the two.</source>
        <translation>»{text}« kan betyde {small} eller {large}. Skriv et af de to tal.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a number. Type for example {example}.</source>
        <translation>»{text}« er ikke et tal. Skriv for eksempel {example}.</translation>
    </message>
    <message>
        <source>The number must lie between {low} and {high}.</source>
        <translation>Tallet skal ligge mellem {low} og {high}.</translation>
    </message>
    <message>
        <source>Type a whole number, for example {example}.</source>
        <translation>Skriv et helt tal, for eksempel {example}.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Take over only if nobody is working in it there: what is not saved there yet is then not saved.</source>
        <translation>Overtag kun planen, hvis ingen arbejder i den dér: Det, der endnu ikke er gemt dér, bliver så ikke gemt.</translation>
    </message>
    <message>
        <source>There are backups of this plan.</source>
        <translation>Der er sikkerhedskopier af planen.</translation>
    </message>
    <message>
        <source>{name} – copy</source>
        <translation>{name} – kopi</translation>
    </message>
    <message>
        <source>Save a copy as</source>
        <translation>Gem en kopi som</translation>
    </message>
    <message>
        <source>The copy was not saved.</source>
        <translation>Kopien blev ikke gemt.</translation>
    </message>
    <message>
        <source>The plan {name} is in use.</source>
        <translation>Planen {name} er i brug.</translation>
    </message>
    <message>
        <source>The plan {name} cannot be changed where it is.</source>
        <translation>Planen {name} kan ikke ændres, hvor den ligger.</translation>
    </message>
    <message>
        <source>The plan {name} cannot be opened.</source>
        <translation>Planen {name} kan ikke åbnes.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Åbn skrivebeskyttet</translation>
    </message>
    <message>
        <source>Open a copy…</source>
        <translation>Åbn en kopi…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Overtag</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Gendan en sikkerhedskopi…</translation>
    </message>
    <message>
        <source>The plan “{name}” is shown instead.</source>
        <translation>I stedet vises planen »{name}«.</translation>
    </message>
    <message>
        <source>Open another plan…</source>
        <translation>Åbn en anden plan…</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Open</source>
        <translation>Åbn</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Åbn mappen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Stop printing</source>
        <translation>Stop udskrivningen</translation>
    </message>
</context>
<context>
    <name>Paragraph</name>
    <message>
        <source>For {plan} a mechanical projection shows: {answer}.</source>
        <translation>En mekanisk fremskrivning for {plan} viser: {answer}.</translation>
    </message>
    <message>
        <source>For {plan} a mechanical projection of the scenario &quot;{name}&quot; shows: {answer}.</source>
        <translation>En mekanisk fremskrivning for {plan} viser i scenariet »{name}«: {answer}.</translation>
    </message>
    <message>
        <source>Demand follows &quot;{demand}&quot;.</source>
        <translation>Efterspørgslen følger »{demand}«.</translation>
    </message>
    <message>
        <source>In {year}, supply is {supply} and demand {demand} {unit}.</source>
        <translation>I {year} er udbuddet {supply} og efterspørgslen {demand} {unit}.</translation>
    </message>
    <message>
        <source>The figures are rounded. They say what follows from the stated assumptions and are not a forecast.</source>
        <translation>Tallene er afrundede. De siger, hvad der følger af de angivne forudsætninger, og er ikke en prognose.</translation>
    </message>
    <message>
        <source>The figures are rounded. They say what follows from the stated assumptions and are not a forecast; {n} of the {all} inputs are assumptions.</source>
        <translation>Tallene er afrundede. De siger, hvad der følger af de angivne forudsætninger, og er ikke en prognose; {n} af de {all} forudsætninger er antagelser.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>Der er ingen printer på denne computer.</translation>
    </message>
    <message>
        <source>Save the report as a PDF file and print it from a computer that has one, or add a printer in the system&apos;s settings.</source>
        <translation>Gem rapporten som PDF-fil, og udskriv den fra en computer med printer, eller tilføj en printer i systemets indstillinger.</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Udskriv rapporten</translation>
    </message>
    <message>
        <source>The printer cannot be used now.</source>
        <translation>Printeren kan ikke bruges lige nu.</translation>
    </message>
    <message>
        <source>Is it switched on and connected? Try again, or save the report as a PDF file.</source>
        <translation>Er den tændt og tilsluttet? Prøv igen, eller gem rapporten som PDF-fil.</translation>
    </message>
    <message>
        <source>The printer stopped before the last page.</source>
        <translation>Printeren stoppede før den sidste side.</translation>
    </message>
    <message>
        <source>Look at the printer, or save the report as a PDF file.</source>
        <translation>Kontrollér printeren, eller gem rapporten som PDF-fil.</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Gem PDF…</translation>
    </message>
    <message>
        <source>The report was not printed.</source>
        <translation>Rapporten blev ikke udskrevet.</translation>
    </message>
    <message>
        <source>The pages that were chosen are not in the report. Its last page is {n}.</source>
        <translation>De valgte sider findes ikke i rapporten. Den sidste side er {n}.</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>SOSUplan</source>
        <translation>SOSUplan</translation>
    </message>
    <message>
        <source>Found {n} problems:</source>
        <translation>Der er fundet {n} problemer:</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Source of the figure</source>
        <translation>Tallets kilde</translation>
    </message>
    <message>
        <source>Source of {n} figures</source>
        <translation>Kilde til {n} tal</translation>
    </message>
    <message>
        <source>{n} sources:</source>
        <translation>{n} kilder:</translation>
    </message>
    <message>
        <source>Choose a figure in the table to see where it comes from.</source>
        <translation>Vælg et tal i tabellen for at se, hvor det kommer fra.</translation>
    </message>
    <message>
        <source>New source…</source>
        <translation>Ny kilde…</translation>
    </message>
    <message>
        <source>Choose source</source>
        <translation>Vælg kilde</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ret…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
</context>
<context>
    <name>Published</name>
    <message>
        <source>The model is fitted to the published table{ref} ({counts}).</source>
        <translation>Modellen er tilpasset til den offentliggjorte tabel{ref} ({counts}).</translation>
    </message>
    <message>
        <source>For {who} the model is fitted to the published table{ref} ({counts}).</source>
        <translation>For {who} er modellen tilpasset til den offentliggjorte tabel{ref} ({counts}).</translation>
    </message>
    <message>
        <source>There is no published projection for {who} to compare with.</source>
        <translation>Der er ingen offentliggjort fremskrivning for {who} at sammenligne med.</translation>
    </message>
    <message>
        <source>The published table does not cover all areas of the plan, so the plan is not compared with it.</source>
        <translation>Den offentliggjorte tabel dækker ikke alle planens områder, så planen sammenlignes ikke med den.</translation>
    </message>
    <message>
        <source>{a} of {b} cells</source>
        <translation>{a} af {b} felter</translation>
    </message>
    <message>
        <source>{c} of {d} balances</source>
        <translation>{c} af {d} balancer</translation>
    </message>
    <message>
        <source>Derived from the others: {n} of the table&apos;s {all} figures{ref}.</source>
        <translation>Udledt af de øvrige: {n} af tabellens {all} tal{ref}.</translation>
    </message>
    <message>
        <source>So there is no ✓ at {rows}.</source>
        <translation>Derfor intet ✓ ved {rows}.</translation>
    </message>
    <message>
        <source>The published table</source>
        <translation>Den offentliggjorte tabel</translation>
    </message>
    <message>
        <source>Assumptions of the plan were chosen so that the projection meets the table. That the figures agree says nothing of how sure the projection is. The table is about persons.</source>
        <translation>Nogle af planens antagelser er valgt, så fremskrivningen rammer tabellen. At tallene passer, siger derfor ikke noget om, hvor sikker fremskrivningen er. Tabellen er i personer.</translation>
    </message>
    <message>
        <source>It holds</source>
        <translation>Indhold</translation>
    </message>
    <message>
        <source>a traffic light for each year ({n})</source>
        <translation>et trafiklys for hvert år ({n})</translation>
    </message>
    <message>
        <source>balances ({n})</source>
        <translation>balancer ({n})</translation>
    </message>
    <message>
        <source>As in the table</source>
        <translation>Som i tabellen</translation>
    </message>
    <message>
        <source>Different here</source>
        <translation>Afviger her</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>{row}, {year}: {published} in the table, {here} here</source>
        <translation>{row}, {year}: {published} i tabellen, {here} her</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>og {n} til</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>The model is fitted to the published table{ref}; the plan&apos;s figures now meet {counts}.</source>
        <translation>Modellen er tilpasset til den offentliggjorte tabel{ref}; med planens nuværende tal passer {counts}.</translation>
    </message>
    <message>
        <source>For {who} the model is fitted to the published table{ref}; the plan&apos;s figures now meet {counts}.</source>
        <translation>For {who} er modellen tilpasset til den offentliggjorte tabel{ref}; med planens nuværende tal passer {counts}.</translation>
    </message>
</context>
<context>
    <name>PyramidChart</name>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>{age} and over</source>
        <translation>{age} år og derover</translation>
    </message>
    <message>
        <source>outline: {year}</source>
        <translation>omrids: {year}</translation>
    </message>
    <message>
        <source>{age} years old</source>
        <translation>{age} år</translation>
    </message>
    <message>
        <source>Age of {occupation}, persons by year of age</source>
        <translation>Alder for {occupation}, personer på hvert alderstrin</translation>
    </message>
    <message>
        <source>In {year} {n} of {all} are {age} or older ({share}).</source>
        <translation>I {year} er {n} af {all} fyldt {age} år ({share}).</translation>
    </message>
    <message>
        <source>In {year}, {share} are {age} or older, against {before} in {base}</source>
        <translation>I {year} er {share} fyldt {age} år mod {before} i {base}</translation>
    </message>
    <message>
        <source>In {year}, {share} are {age} or older, as many as in {base}</source>
        <translation>I {year} er {share} fyldt {age} år, samme andel som i {base}</translation>
    </message>
    <message>
        <source>That is {n} of {all} in {year} and {m} of {before} in {base}.</source>
        <translation>Det er {n} af {all} i {year} og {m} af {before} i {base}.</translation>
    </message>
    <message>
        <source>{name}: {n} of {age} and over</source>
        <translation>{name}: {n} på {age} år og derover</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Retirement {n} years later in {year}</source>
        <translation>{n} år senere på pension i {year}</translation>
    </message>
    <message>
        <source>The region&apos;s share today</source>
        <translation>Regionens andel i dag</translation>
    </message>
    <message>
        <source>Today {n} sick days for each full-time person</source>
        <translation>I dag {n} sygedage pr. fuldtidsperson</translation>
    </message>
    <message>
        <source>From abroad, or back to the field</source>
        <translation>Fra udlandet eller tilbage til faget</translation>
    </message>
    <message>
        <source>Work saved each year</source>
        <translation>Arbejde, der spares hvert år</translation>
    </message>
    <message>
        <source>First year of gradual measures</source>
        <translation>Første år med gradvise tiltag</translation>
    </message>
    <message>
        <source>Gradual measures act in full</source>
        <translation>Gradvise tiltag virker fuldt ud</translation>
    </message>
    <message>
        <source>For instance senior agreements</source>
        <translation>Fx seniorordninger</translation>
    </message>
    <message>
        <source>Today {n} hours a week</source>
        <translation>I dag {n} timer om ugen</translation>
    </message>
    <message>
        <source>{b} trainees a year, otherwise {a}</source>
        <translation>{b} elever om året, ellers {a}</translation>
    </message>
    <message>
        <source>Today {n} go on from the basic course</source>
        <translation>I dag går {n} videre fra GF2</translation>
    </message>
    <message>
        <source>Today {n} drop out</source>
        <translation>I dag falder {n} fra</translation>
    </message>
    <message>
        <source>Today {n} are lost</source>
        <translation>I dag går {n} tabt</translation>
    </message>
    <message>
        <source>Today {n} leave a year</source>
        <translation>I dag stopper {n} om året</translation>
    </message>
    <message>
        <source>Retirement earlier than otherwise</source>
        <translation>Tidligere på pension end ellers</translation>
    </message>
    <message>
        <source>The region&apos;s share today ({who})</source>
        <translation>Regionens andel i dag ({who})</translation>
    </message>
    <message>
        <source>{n} more on full time in {year} than today</source>
        <translation>{n} flere på fuld tid i {year} end i dag</translation>
    </message>
    <message>
        <source>{n} fewer on full time in {year} than today</source>
        <translation>{n} færre på fuld tid i {year} end i dag</translation>
    </message>
    <message>
        <source>{n} more of today&apos;s staff on full time</source>
        <translation>{n} flere af de nuværende ansatte på fuld tid</translation>
    </message>
    <message>
        <source>{n} fewer of today&apos;s staff on full time</source>
        <translation>{n} færre af de nuværende ansatte på fuld tid</translation>
    </message>
    <message>
        <source>No effect on {who}</source>
        <translation>Uden virkning for {who}</translation>
    </message>
    <message>
        <source>No effect: &quot;{demand}&quot; assumes {n}</source>
        <translation>Uden virkning: »{demand}« forudsætter {n}</translation>
    </message>
    <message>
        <source>No effect before the plan ends in {year}</source>
        <translation>Uden virkning, før planen slutter i {year}</translation>
    </message>
    <message>
        <source>No effect in this scenario</source>
        <translation>Uden virkning i dette scenarie</translation>
    </message>
    <message>
        <source>at least {n}</source>
        <translation>mindst {n}</translation>
    </message>
    <message>
        <source>Retirement less than {n} years later in {year}</source>
        <translation>Under {n} år senere på pension i {year}</translation>
    </message>
    <message>
        <source>Outside the municipality&apos;s influence</source>
        <translation>Uden for kommunens indflydelse</translation>
    </message>
    <message>
        <source>The reform in the plan does not postpone retirement</source>
        <translation>Reformen i planen udskyder ikke tilbagetrækningen</translation>
    </message>
    <message>
        <source>{n} more person on full time in {year} than today</source>
        <translation>{n} mere på fuld tid i {year} end i dag</translation>
    </message>
    <message>
        <source>{n} more person of today&apos;s staff on full time</source>
        <translation>{n} mere af de nuværende ansatte på fuld tid</translation>
    </message>
    <message>
        <source>More work for the same task each year</source>
        <translation>Mere arbejde pr. opgave hvert år</translation>
    </message>
</context>
<context>
    <name>Reference</name>
    <message>
        <source>The figures of your copy of the reference plan were changed.</source>
        <translation>Tallene i din kopi af referenceplanen er ændret.</translation>
    </message>
    <message>
        <source>It can be opened as you left it. A new plan from the reference plan has the published figures.</source>
        <translation>Du kan åbne kopien, som du forlod den. En ny plan fra referenceplanen har de offentliggjorte tal.</translation>
    </message>
    <message>
        <source>Open my copy</source>
        <translation>Åbn min kopi</translation>
    </message>
    <message>
        <source>New plan from the reference plan…</source>
        <translation>Ny plan fra referenceplanen…</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Summary on one page</source>
        <translation>Resumé på én side</translation>
    </message>
    <message>
        <source>Scenario matrix</source>
        <translation>Scenariematrix</translation>
    </message>
    <message>
        <source>Supply and demand</source>
        <translation>Udbud og efterspørgsel</translation>
    </message>
    <message>
        <source>Age distribution and retirement wave</source>
        <translation>Aldersfordeling og tilbagetrækningsbølge</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>Full-time potential</source>
        <translation>Fuldtidspotentiale</translation>
    </message>
    <message>
        <source>Inputs and where they come from</source>
        <translation>Forudsætninger og deres kilder</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Metode</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kilder</translation>
    </message>
    <message>
        <source>{who} · {plan} · {demand} · mechanical projection to {year}</source>
        <translation>{who} · {plan} · {demand} · mekanisk fremskrivning til {year}</translation>
    </message>
    <message>
        <source>Supply {year}</source>
        <translation>Udbud {year}</translation>
    </message>
    <message>
        <source>Demand {year}</source>
        <translation>Efterspørgsel {year}</translation>
    </message>
    <message>
        <source>Balance {year}</source>
        <translation>Balance {year}</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>Hvad der er ændret</translation>
    </message>
    <message>
        <source>What &quot;{name}&quot; changes</source>
        <translation>Hvad »{name}« ændrer</translation>
    </message>
    <message>
        <source>No lever is moved: the projection shows what follows {without}.</source>
        <translation>Ingen håndtag er flyttet: Fremskrivningen viser, hvad der følger {without}.</translation>
    </message>
    <message>
        <source>Lever</source>
        <translation>Håndtag</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenarie</translation>
    </message>
    <message>
        <source>Acts from</source>
        <translation>Virker fra</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Hvad det betyder</translation>
    </message>
    <message>
        <source>after {year}</source>
        <translation>efter {year}</translation>
    </message>
    <message>
        <source>What it rests on.</source>
        <translation>Hvad det hviler på.</translation>
    </message>
    <message>
        <source>{n} published</source>
        <translation>{n} offentliggjorte</translation>
    </message>
    <message>
        <source>{n} derived</source>
        <translation>{n} udledte</translation>
    </message>
    <message>
        <source>{n} assumptions</source>
        <translation>{n} antagelser</translation>
    </message>
    <message>
        <source>{n} own figures</source>
        <translation>{n} egne tal</translation>
    </message>
    <message>
        <source>Assumptions alone: {tables}.</source>
        <translation>Kun antagelser: {tables}.</translation>
    </message>
    <message>
        <source>See inputs on page </source>
        <translation>Se forudsætninger på side </translation>
    </message>
    <message>
        <source> and sources on page </source>
        <translation> og kilder på side </translation>
    </message>
    <message>
        <source>See sources on page </source>
        <translation>Se kilder på side </translation>
    </message>
    <message>
        <source>{plan}: {answer}</source>
        <translation>{plan}: {answer}</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>side {page} af {pages}</translation>
    </message>
    <message>
        <source>Demand and reform alone put the balance in {year} between {low} and {high}</source>
        <translation>Efterspørgsel og reform alene giver en balance i {year} mellem {low} og {high}</translation>
    </message>
    <message>
        <source>Demand and reform alone put the balance in {year} at {low}</source>
        <translation>Efterspørgsel og reform alene giver en balance i {year} på {low}</translation>
    </message>
    <message>
        <source>Reform</source>
        <translation>Reform</translation>
    </message>
    <message>
        <source>Balance in {unit}. {legend}.</source>
        <translation>Balance i {unit}. {legend}.</translation>
    </message>
    <message>
        <source>Supply and demand, {who}</source>
        <translation>Udbud og efterspørgsel, {who}</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Udbud</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Efterspørgsel</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>By area in {year}</source>
        <translation>Fordelt på områder i {year}</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Age distribution and retirement wave, {who}</source>
        <translation>Aldersfordeling og tilbagetrækningsbølge, {who}</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>Under {age}</source>
        <translation>Under {age}</translation>
    </message>
    <message>
        <source>{age} and over</source>
        <translation>{age} og derover</translation>
    </message>
    <message>
        <source>Share {year}</source>
        <translation>Andel {year}</translation>
    </message>
    <message>
        <source>Full-time potential by group</source>
        <translation>Fuldtidspotentiale fordelt på grupper</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Staff {year}</source>
        <translation>Ansatte {year}</translation>
    </message>
    <message>
        <source>On full time</source>
        <translation>På fuld tid</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>I alt</translation>
    </message>
    <message>
        <source>Method: a mechanical projection, not a forecast</source>
        <translation>Metode: en mekanisk fremskrivning, ikke en prognose</translation>
    </message>
    <message>
        <source>The projection says what follows from the stated assumptions from {first} to {last}. It does not say what will happen. It is computed by SOSUplan {version}, year by year and for each area by itself; areas are added up afterwards.</source>
        <translation>Fremskrivningen siger, hvad der følger af de angivne forudsætninger fra {first} til {last}. Den siger ikke, hvad der vil ske. Den er beregnet med SOSUplan {version} år for år og for hvert område for sig; områderne lægges sammen til sidst.</translation>
    </message>
    <message>
        <source>Supply.</source>
        <translation>Udbud.</translation>
    </message>
    <message>
        <source>The staff of the base year by area, employer, occupation and single age, 17 to 74. Every year people retire or leave for other reasons with the probability of their age, everyone left becomes a year older, and new graduates and others recruited are added. The reform and later retirement move the retirement probabilities to higher ages.</source>
        <translation>De ansatte i basisåret fordelt på område, arbejdsgiver, faggruppe og alder år for år fra 17 til 74. Hvert år går nogle på pension eller stopper af andre grunde med den sandsynlighed, der hører til deres alder, de øvrige bliver et år ældre, og nyuddannede og andre nyansatte kommer til. Reformen og senere tilbagetrækning flytter sandsynligheden for at gå på pension til højere aldre.</translation>
    </message>
    <message>
        <source>Trainees.</source>
        <translation>Elever.</translation>
    </message>
    <message>
        <source>Those who start the basic course (GF2) go on to the main course, graduate after the length of the education and take work in the field in the shares of the inputs.</source>
        <translation>De, der starter på grundforløb 2 (GF2), går videre til hovedforløbet, bliver færdige, når uddannelsens længde er gået, og får arbejde i faget i de andele, der står i forudsætningerne.</translation>
    </message>
    <message>
        <source>Work.</source>
        <translation>Arbejde.</translation>
    </message>
    <message>
        <source>A full-time person works 37 hours a week. The work of a group follows from its share on full time, the hours of its part-timers and its sick days. More full time means that fewer people are needed for the same work.</source>
        <translation>En fuldtidsperson arbejder 37 timer om ugen. En gruppes arbejde følger af andelen på fuld tid, de deltidsansattes timer og sygedagene. Mere fuld tid betyder, at der skal færre personer til det samme arbejde.</translation>
    </message>
    <message>
        <source>Demand.</source>
        <translation>Efterspørgsel.</translation>
    </message>
    <message>
        <source>The need of the base year, employed and unfilled posts, times the index of the demand scenario. The need for work is turned into people with the work per person of the same year.</source>
        <translation>Behovet i basisåret, besatte og ubesatte stillinger, ganget med efterspørgselsscenariets indeks. Behovet for arbejde regnes om til personer med arbejdet pr. person i samme år.</translation>
    </message>
    <message>
        <source>Balance and traffic lights.</source>
        <translation>Balance og trafiklys.</translation>
    </message>
    <message>
        <source>Measures.</source>
        <translation>Tiltag.</translation>
    </message>
    <message>
        <source>Gradual measures grow in equal steps from the year in which they begin to the year of full effect. Figures {without} use the same demand scenario.</source>
        <translation>Gradvise tiltag vokser i lige store trin fra det år, de begynder, til det år, de virker fuldt ud. Tal {without} bruger det samme efterspørgselsscenarie.</translation>
    </message>
    <message>
        <source>Uncertainty.</source>
        <translation>Usikkerhed.</translation>
    </message>
    <message>
        <source>Figures are rounded for showing only. The result is no more certain than the inputs it rests on; other assumptions may fit the published figures as well.</source>
        <translation>Tal er kun afrundet, når de vises. Resultatet er ikke sikrere end de forudsætninger, det hviler på; andre antagelser kan passe lige så godt med de offentliggjorte tal.</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>Hvor tallene kommer fra</translation>
    </message>
    <message>
        <source>{n} of the {all} inputs are assumptions</source>
        <translation>{n} af de {all} forudsætninger er antagelser</translation>
    </message>
    <message>
        <source>All {all} inputs have a source</source>
        <translation>Alle {all} forudsætninger har en kilde</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>{n} of the {all} years are shown.</source>
        <translation>{n} af de {all} år er vist.</translation>
    </message>
    <message>
        <source>The plan&apos;s {all} figures: {kinds}.</source>
        <translation>Planens {all} tal: {kinds}.</translation>
    </message>
    <message>
        <source>The region&apos;s {n}</source>
        <translation>Regionens {n}</translation>
    </message>
    <message>
        <source>The scenario&apos;s target</source>
        <translation>Scenariets mål</translation>
    </message>
    <message>
        <source>What is changed is listed on page </source>
        <translation>Hvad der er ændret, står på side </translation>
    </message>
    <message>
        <source>&quot;{demand}&quot; assumes {n} on full time from the first year, also {without}.</source>
        <translation>»{demand}« forudsætter {n} på fuld tid fra første år, også {without}.</translation>
    </message>
    <message>
        <source>Largest first: the changes that by themselves matter most in {year}. All {all} are listed on page </source>
        <translation>Størst virkning først: de ændringer, der hver for sig betyder mest i {year}. Alle {all} står på side </translation>
    </message>
    <message>
        <source>{plan} · scenario: {scenario} · demand: {demand}</source>
        <translation>{plan} · scenarie: {scenario} · efterspørgsel: {demand}</translation>
    </message>
    <message>
        <source>The numbers in the footer.</source>
        <translation>Numrene i sidefoden.</translation>
    </message>
    <message>
        <source>Base year {base}, last year {last}, {days} working days in a year (set in the plan, which names no source for it).</source>
        <translation>Basisår {base}, sidste år {last}, {days} arbejdsdage om året (sat i planen uden kilde).</translation>
    </message>
    <message>
        <source>Those who graduate in the first years started before {base}; those years are therefore shown.</source>
        <translation>De, der bliver færdige i de første år, begyndte før {base}; derfor er de år med.</translation>
    </message>
    <message>
        <source>A dash: the projection begins in {base}, and those who take work are counted from the year after.</source>
        <translation>En streg: Fremskrivningen begynder i {base}, og de, der får arbejde, tælles fra året efter.</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>Efter alder</translation>
    </message>
    <message>
        <source>The {n} areas are added up here: people, intake and need are sums; shares, hours and days are means, weighted by the people they are about. Beside them stand the lowest and the highest area; a dash: all areas are alike. Every area&apos;s own figures, each with its source, are on the sheet Inputs of the Excel workbook and in the plan folder.</source>
        <translation>De {n} områder er lagt sammen her: Personer, optag og behov er summer; andele, timer og dage er gennemsnit, vægtet efter de personer, de handler om. Ved siden af står det laveste og det højeste område; en streg betyder, at alle områder er ens. Hvert områdes egne tal med kilder står på arket Forudsætninger i Excel-projektmappen og i planmappen.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Tal</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>Alle områder</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Lavest</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Højest</translation>
    </message>
    <message>
        <source>{n} sources</source>
        <translation>{n} kilder</translation>
    </message>
    <message>
        <source>No lever is moved.</source>
        <translation>Ingen håndtag er flyttet.</translation>
    </message>
    <message>
        <source>Figures are rounded one by one and so do not always add up.</source>
        <translation>Tallene er afrundet hver for sig og går derfor ikke altid op.</translation>
    </message>
    <message>
        <source>Demand alone puts the balance in {year} between {low} and {high}</source>
        <translation>Efterspørgslen alene giver en balance i {year} mellem {low} og {high}</translation>
    </message>
    <message>
        <source>Demand alone puts the balance in {year} at {low}</source>
        <translation>Efterspørgslen alene giver en balance i {year} på {low}</translation>
    </message>
    <message>
        <source>Full-time persons gained if the share on full time in {year} were another, with everything else as it was.</source>
        <translation>Så mange flere fuldtidspersoner, hvis andelen på fuld tid i {year} var en anden og alt andet det samme.</translation>
    </message>
    <message>
        <source>A dash: the group is there already.</source>
        <translation>En streg: Gruppen er der allerede.</translation>
    </message>
    <message>
        <source>A dash: the group is there already, or the scenario sets it no target.</source>
        <translation>En streg: Gruppen er der allerede, eller scenariet har intet mål for den.</translation>
    </message>
    <message>
        <source>A dash: the group is there already, or the scenario sets it no target that has an effect.</source>
        <translation>En streg: Gruppen er der allerede, eller scenariet har intet mål for den, som har virkning.</translation>
    </message>
    <message>
        <source>The region&apos;s share is that of its {who}.</source>
        <translation>Regionens andel gælder dens {who}.</translation>
    </message>
    <message>
        <source>{what} year by year</source>
        <translation>{what} år for år</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>fortsat</translation>
    </message>
    <message>
        <source>Retirements</source>
        <translation>Pensioneringer</translation>
    </message>
    <message>
        <source>inputs {hash} · data {edition} · SOSUplan {version}, model {model} · {date}</source>
        <translation>forudsætninger {hash} · data {edition} · SOSUplan {version}, model {model} · {date}</translation>
    </message>
    <message>
        <source>Signs that the report&apos;s typeface does not have, such as emoji and the letters of some other alphabets, are left out or shown as □.</source>
        <translation>Tegn, som rapportens skrifttype ikke har, fx emoji og bogstaver fra visse andre alfabeter, er udeladt eller vist som □.</translation>
    </message>
    <message>
        <source>No lever but the timing is moved: the projection shows what follows {without}.</source>
        <translation>Kun tiltagenes timing er flyttet: Fremskrivningen viser, hvad der følger {without}.</translation>
    </message>
    <message>
        <source>No lever but the timing is moved.</source>
        <translation>Kun tiltagenes timing er flyttet.</translation>
    </message>
    <message>
        <source>Gradual measures act in full from {full}.</source>
        <translation>Gradvise tiltag virker fuldt ud fra {full}.</translation>
    </message>
    <message>
        <source>{who} · {plan} · {demand} · mechanical projection</source>
        <translation>{who} · {plan} · {demand} · mekanisk fremskrivning</translation>
    </message>
    <message>
        <source>The one after &quot;data&quot; is another one whenever a figure of the plan is. The one after &quot;inputs&quot; is computed from it, the demand scenario, the levers and the version of the model ({model}): where it is the same, every result is, whatever of it is printed. It is the beginning of a SHA-256 checksum of these four, and stands at the foot of the workbook&apos;s pages too.</source>
        <translation>Nummeret efter »data« skifter, hver gang et tal i planen ændres. Nummeret efter »forudsætninger« er beregnet af det, efterspørgselsscenariet, håndtagene og modellens version ({model}): Er det ens på to udskrifter, er alle resultater ens, uanset hvad der er skrevet ud. Det er begyndelsen af en SHA-256-kontrolsum af de fire og står også nederst på regnearkets sider.</translation>
    </message>
    <message>
        <source>The balance is supply less demand. Below zero is a shortage, up to {limit} of supply recruitment problems, and from there a surplus. A balance of less than {even} of supply is called about even in words, whatever its light.</source>
        <translation>Balancen er udbud minus efterspørgsel. Under nul er der mangel, op til {limit} af udbuddet rekrutteringsproblemer, og derfra overskud. En balance på under {even} af udbuddet kaldes i ord omtrent i balance, uanset trafiklyset.</translation>
    </message>
    <message>
        <source>With {n} on full time everywhere there would be {fte} {unit} more than today</source>
        <translation>Med {n} på fuld tid overalt ville der være {fte} {unit} mere i forhold til i dag</translation>
    </message>
    <message>
        <source>Measures take effect from {first}.</source>
        <translation>Tiltagene begynder at virke i {first}.</translation>
    </message>
    <message>
        <source>Changes take effect from {first}.</source>
        <translation>Ændringerne begynder at virke i {first}.</translation>
    </message>
    <message>
        <source>Gradual measures are phased in from {start} and act in full from {full}.</source>
        <translation>Gradvise tiltag indfases fra {start} og virker fuldt ud fra {full}.</translation>
    </message>
    <message>
        <source>Trainees on their way to a job as {who}</source>
        <translation>Elever på vej til job som {who}</translation>
    </message>
    <message>
        <source>Compared scenarios in {year}</source>
        <translation>Sammenlignede scenarier i {year}</translation>
    </message>
    <message>
        <source>More than today at</source>
        <translation>Mere end i dag ved</translation>
    </message>
    <message>
        <source>Effect in {year}</source>
        <translation>Virkning i {year}</translation>
    </message>
    <message>
        <source>Scenario: {scenario}. Demand: {demand}.</source>
        <translation>Scenarie: {scenario}. Efterspørgsel: {demand}.</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Page {page} of {count}</source>
        <translation>Side {page} af {count}</translation>
    </message>
    <message>
        <source>The report&apos;s pages</source>
        <translation>Rapportens sider</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenarie</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Faggruppe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhed</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Rapportens sprog</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Dele</translation>
    </message>
    <message>
        <source>The scenario you are working on, or one that is saved in the plan</source>
        <translation>Det scenarie, du arbejder med, eller et, der er gemt i planen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Print every part</source>
        <translation>Tag alle dele med</translation>
    </message>
    <message>
        <source>First page only</source>
        <translation>Kun første side</translation>
    </message>
    <message>
        <source>Print nothing but the summary on one page</source>
        <translation>Tag kun resuméet på én side med</translation>
    </message>
    <message>
        <source>The report in Danish</source>
        <translation>Rapporten på dansk</translation>
    </message>
    <message>
        <source>The report in English</source>
        <translation>Rapporten på engelsk</translation>
    </message>
    <message>
        <source>For the case document</source>
        <translation>Til sagsfremstillingen</translation>
    </message>
    <message>
        <source>Paragraph for the case document</source>
        <translation>Afsnit til sagsfremstillingen</translation>
    </message>
    <message>
        <source>In plain words and rounded figures, ready to paste</source>
        <translation>Med almindelige ord og afrundede tal, klar til at sætte ind</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Kopiér tekst</translation>
    </message>
    <message>
        <source>Copy table for Word</source>
        <translation>Kopiér tabel til Word</translation>
    </message>
    <message>
        <source>Supply, demand and balance of each year, to paste into Word</source>
        <translation>Udbud, efterspørgsel og balance år for år, til at sætte ind i Word</translation>
    </message>
    <message>
        <source>Text copied</source>
        <translation>Teksten er kopieret</translation>
    </message>
    <message>
        <source>Table copied</source>
        <translation>Tabellen er kopieret</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Mindre</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Større</translation>
    </message>
    <message>
        <source>Size of the pages</source>
        <translation>Sidernes størrelse</translation>
    </message>
    <message>
        <source>Size of the pages (Ctrl+0: the whole width)</source>
        <translation>Sidernes størrelse (Ctrl+0: hele bredden)</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Opdaterer…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksportér</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Gem PDF…</translation>
    </message>
    <message>
        <source>The pages as a file that can be read and searched everywhere</source>
        <translation>Siderne som en fil, der kan læses og søges i overalt</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Udskriv…</translation>
    </message>
    <message>
        <source>Choose printer, pages and copies (Ctrl+P)</source>
        <translation>Vælg printer, sider og antal kopier (Ctrl+P)</translation>
    </message>
    <message>
        <source>Whole width</source>
        <translation>Hele bredden</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Hele siden</translation>
    </message>
    <message>
        <source>Save the report as</source>
        <translation>Gem rapporten som</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF-filer</translation>
    </message>
    <message>
        <source>Choose at least one part at the left.</source>
        <translation>Vælg mindst én del til venstre.</translation>
    </message>
    <message>
        <source>Printing page {page} of {count}…</source>
        <translation>Udskriver side {page} af {count}…</translation>
    </message>
    <message>
        <source>Sent to the printer {name}</source>
        <translation>Sendt til printeren {name}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Udskrevet</translation>
    </message>
    <message>
        <source>On screen: {name}</source>
        <translation>På skærmen: {name}</translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation>Gemmer {name}…</translation>
    </message>
    <message>
        <source>Saving {name} and 1 more file…</source>
        <translation>Gemmer {name} og 1 fil mere…</translation>
    </message>
    <message>
        <source>Saving {name} and {n} more files…</source>
        <translation>Gemmer {name} og {n} filer mere…</translation>
    </message>
    <message>
        <source>The report is being printed.</source>
        <translation>Rapporten er ved at blive udskrevet.</translation>
    </message>
    <message>
        <source>Close when all pages are printed, or stop printing?</source>
        <translation>Vil du lukke, når alle sider er udskrevet, eller stoppe udskrivningen?</translation>
    </message>
    <message>
        <source>Print first, then close</source>
        <translation>Udskriv først, og luk så</translation>
    </message>
    <message>
        <source>Stop printing and close</source>
        <translation>Stop udskrivningen, og luk</translation>
    </message>
    <message>
        <source>Printing was stopped. Pages may have come to the printer before.</source>
        <translation>Udskrivningen er stoppet. Der kan allerede være sendt sider til printeren.</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>Udskrivningen er stoppet.</translation>
    </message>
    <message>
        <source>The scenario {name} has been deleted. The report shows the one on screen.</source>
        <translation>Scenariet {name} er slettet. Rapporten viser det, der er på skærmen.</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>The plan was not restored.</source>
        <translation>Planen blev ikke gendannet.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Gendan en sikkerhedskopi</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Gendan {name}</translation>
    </message>
    <message>
        <source>The plan as it is now is kept as a backup first, so restoring can be undone here.</source>
        <translation>Planen, som den er nu, gemmes først som sikkerhedskopi, så en gendannelse kan fortrydes her.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sikkerhedskopier</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Gendan</translation>
    </message>
    <message>
        <source>There are no backups of this plan yet.</source>
        <translation>Der er endnu ingen sikkerhedskopier af planen.</translation>
    </message>
    <message>
        <source>The plan as it is now cannot be read. The backup holds {name}. Saved scenarios: {n}.</source>
        <translation>Planen, som den er nu, kan ikke læses. Sikkerhedskopien indeholder {name}. Gemte scenarier: {n}.</translation>
    </message>
    <message>
        <source>Nothing differs from the plan as it is now.</source>
        <translation>Der er ingen forskel fra planen, som den er nu.</translation>
    </message>
    <message>
        <source>Different figures: {figures}. Rows that come back: {back}. Rows that go: {gone}.</source>
        <translation>Tal, der bliver anderledes: {figures}. Rækker, der kommer tilbage: {back}. Rækker, der forsvinder: {gone}.</translation>
    </message>
    <message>
        <source>The first {n} are listed.</source>
        <translation>De første {n} er vist.</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>findes</translation>
    </message>
    <message>
        <source>Whole row</source>
        <translation>Hele rækken</translation>
    </message>
    <message>
        <source>Saved scenarios that come back: {names}.</source>
        <translation>Gemte scenarier, der kommer tilbage: {names}.</translation>
    </message>
    <message>
        <source>Saved scenarios that go: {names}.</source>
        <translation>Gemte scenarier, der forsvinder: {names}.</translation>
    </message>
    <message>
        <source>Saved scenarios that become as they were: {names}.</source>
        <translation>Gemte scenarier, der bliver, som de var: {names}.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Række</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolonne</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>After restoring</source>
        <translation>Efter gendannelse</translation>
    </message>
    <message>
        <source>What would be different</source>
        <translation>Hvad der bliver anderledes</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>No backup of the plan could be made.</source>
        <translation>Der kunne ikke laves en sikkerhedskopi af planen.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Gem en kopi…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Open the plan again</source>
        <translation>Åbn planen igen</translation>
    </message>
    <message>
        <source>The plan is not saved.</source>
        <translation>Planen er ikke gemt.</translation>
    </message>
    <message>
        <source>What is on the screen is lost if you close the plan now.</source>
        <translation>Det, du ser på skærmen, går tabt, hvis du lukker planen nu.</translation>
    </message>
    <message>
        <source>{name} is on a shared drive.</source>
        <translation>{name} ligger på et delt drev.</translation>
    </message>
    <message>
        <source>Only one person at a time should work in the plan. If the connection fails while something is saved, the change may be lost. The backups are on this machine.</source>
        <translation>Kun én person ad gangen bør arbejde i planen. Hvis forbindelsen svigter, mens noget gemmes, kan ændringen gå tabt. Sikkerhedskopierne ligger på denne computer.</translation>
    </message>
    <message>
        <source>{name} is in a folder that is synchronised.</source>
        <translation>{name} ligger i en mappe, der synkroniseres.</translation>
    </message>
    <message>
        <source>{service} copies the file while you work. If the plan is open on two machines, there may be two versions of it. The backups are on this machine.</source>
        <translation>{service} kopierer filen, mens du arbejder. Er planen åben på to computere, kan der opstå to udgaver af den. Sikkerhedskopierne ligger på denne computer.</translation>
    </message>
    <message>
        <source>Continue here</source>
        <translation>Fortsæt her</translation>
    </message>
    <message>
        <source>Work in a copy…</source>
        <translation>Arbejd i en kopi…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
    </message>
    <message>
        <source>Changes of the plan&apos;s data are not saved.</source>
        <translation>Ændringer i planens data er ikke gemt.</translation>
    </message>
    <message>
        <source>The plan is not shown as it was left.</source>
        <translation>Planen vises ikke, som den sidst så ud.</translation>
    </message>
    <message>
        <source>They are lost if you close the plan now.</source>
        <translation>De går tabt, hvis du lukker planen nu.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Luk uden at gemme</translation>
    </message>
    <message>
        <source>The plan can only be read.</source>
        <translation>Planen er skrivebeskyttet.</translation>
    </message>
    <message>
        <source>What you have changed in the scenario is not in the plan file. It is lost if you close the plan now.</source>
        <translation>Det, du har ændret i scenariet, er ikke i planfilen. Det går tabt, hvis du lukker planen nu.</translation>
    </message>
    <message>
        <source>What the plan file says of how the plan was last looked at cannot be used. The plan&apos;s figures and its saved scenarios are unharmed.</source>
        <translation>Planfilens oplysninger om, hvordan planen sidst blev vist, kan ikke bruges. Planens tal og de gemte scenarier er uskadte.</translation>
    </message>
    <message>
        <source>What you have done with the scenarios is perhaps not in the plan file. It is then lost if you close the plan now.</source>
        <translation>Det, du har gjort med scenarierne, står måske ikke i planfilen. Så går det tabt, hvis du lukker planen nu.</translation>
    </message>
    <message>
        <source>If you open the plan again, what is only on the screen is lost.</source>
        <translation>Åbner du planen igen, går det, der kun er på skærmen, tabt.</translation>
    </message>
    <message>
        <source>{name} could not be saved when SOSUplan was ended.</source>
        <translation>{name} kunne ikke gemmes, da SOSUplan blev afsluttet.</translation>
    </message>
    <message>
        <source>That was {when}. What was on the screen then is kept in a copy of the plan.</source>
        <translation>Det var {when}. Det, der var på skærmen, ligger i en kopi af planen.</translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>Åbn kopien</translation>
    </message>
    <message>
        <source>Delete the copy</source>
        <translation>Slet kopien</translation>
    </message>
    <message>
        <source>{name} – rescued</source>
        <translation>{name} – reddet</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>The file was not saved.</source>
        <translation>Filen blev ikke gemt.</translation>
    </message>
    <message>
        <source>Save somewhere else…</source>
        <translation>Gem et andet sted…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Erstat filen?</translation>
    </message>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} findes allerede. Skal den erstattes?</translation>
    </message>
    <message>
        <source>{name} is saved in {folder}.</source>
        <translation>{name} er gemt i {folder}.</translation>
    </message>
</context>
<context>
    <name>ScenarioBar</name>
    <message>
        <source>Count people</source>
        <translation>Regn i personer</translation>
    </message>
    <message>
        <source>Count work in full-time persons (37 hours a week)</source>
        <translation>Regn i fuldtidspersoner (37 timer om ugen)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gentag</translation>
    </message>
    <message>
        <source>Scenario: {name}</source>
        <translation>Scenarie: {name}</translation>
    </message>
    <message>
        <source>Demand scenario: {name}</source>
        <translation>Efterspørgselsscenarie: {name}</translation>
    </message>
</context>
<context>
    <name>ScenarioMenu</name>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Note (why)</source>
        <translation>Note (begrundelse)</translation>
    </message>
    <message>
        <source>&amp;Save scenario</source>
        <translation>&amp;Gem scenarie</translation>
    </message>
    <message>
        <source>Save scenario &amp;as…</source>
        <translation>Gem s&amp;cenarie som…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Omdøb…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Slet…</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>Sa&amp;mmenlign med</translation>
    </message>
    <message>
        <source>Save scenario as</source>
        <translation>Gem scenarie som</translation>
    </message>
    <message>
        <source>There is a scenario named {name} already. Replace it?</source>
        <translation>Der er allerede et scenarie, der hedder {name}. Skal det erstattes?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Erstat</translation>
    </message>
    <message>
        <source>The scenario was not saved.</source>
        <translation>Scenariet blev ikke gemt.</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>Omdøb scenarie</translation>
    </message>
    <message>
        <source>There is a scenario named {name} already. Choose another name.</source>
        <translation>Der er allerede et scenarie, der hedder {name}. Vælg et andet navn.</translation>
    </message>
    <message>
        <source>The scenario was not renamed.</source>
        <translation>Scenariet blev ikke omdøbt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slet</translation>
    </message>
    <message>
        <source>The scenario was not deleted.</source>
        <translation>Scenariet blev ikke slettet.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Omdøb</translation>
    </message>
    <message>
        <source>Delete the scenario {name}?</source>
        <translation>Skal scenariet {name} slettes?</translation>
    </message>
    <message>
        <source>The sliders stay as they are, but the saved scenario is gone for good.</source>
        <translation>Skyderne bliver stående, men det gemte scenarie forsvinder for altid.</translation>
    </message>
</context>
<context>
    <name>ScenarioName</name>
    <message>
        <source>{name} (changed)</source>
        <translation>{name} (ændret)</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Nyt scenarie</translation>
    </message>
</context>
<context>
    <name>ScenariosPage</name>
    <message>
        <source>{n} areas</source>
        <translation>{n} områder</translation>
    </message>
    <message>
        <source>Shortage</source>
        <translation>Mangel</translation>
    </message>
    <message>
        <source>Supply and demand</source>
        <translation>Udbud og efterspørgsel</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>Move one of the levers at the left to see what would help. The tick on each slider is where nothing is changed.</source>
        <translation>Flyt et af håndtagene i venstre side, og se, hvad der ville hjælpe. Mærket på hver skyder viser, hvor intet er ændret.</translation>
    </message>
    <message>
        <source>rests on assumptions: {share} figures</source>
        <translation>bygger på antagelser: {share} tal</translation>
    </message>
    <message>
        <source>Some of the plan&apos;s figures are assumptions. Replace them with your own figures to make the result yours. Click to see which.</source>
        <translation>Nogle af planens tal er antagelser. Erstat dem med jeres egne tal, så resultatet bliver jeres. Klik for at se hvilke.</translation>
    </message>
    <message>
        <source>{areas} · {unit} · mechanical projection · {first}</source>
        <translation>{areas} · {unit} · mekanisk fremskrivning · {first}</translation>
    </message>
    <message>
        <source>{n} others that give less</source>
        <translation>{n} andre, der giver mindre</translation>
    </message>
    <message>
        <source>one other that gives less</source>
        <translation>et andet, der giver mindre</translation>
    </message>
    <message>
        <source>On the balance in {year}, each by itself ({unit}): {effects}</source>
        <translation>Virkning på balancen i {year}, hver for sig ({unit}): {effects}</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagrammer</translation>
    </message>
    <message>
        <source>No lever by itself gives a whole {unit} in {year}.</source>
        <translation>Intet håndtag giver alene en hel {unit} i {year}.</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message>
        <source>Potential</source>
        <translation>Potentiale</translation>
    </message>
    <message>
        <source>{n} {unit}, if {share} of the staff of {year} were on full time</source>
        <translation>{n} {unit}, hvis {share} af de ansatte i {year} var på fuld tid</translation>
    </message>
    <message>
        <source>Effect in {year}</source>
        <translation>Virkning i {year}</translation>
    </message>
    <message>
        <source>{fte} {fte_unit} or {heads} {heads_unit} on the balance, with this lever alone</source>
        <translation>{fte} {fte_unit} eller {heads} {heads_unit} på balancen, når kun dette håndtag er flyttet</translation>
    </message>
    <message>
        <source>The difference</source>
        <translation>Forskellen</translation>
    </message>
    <message>
        <source>In full-time persons the staff does more work; in persons fewer are needed for the same work.</source>
        <translation>I fuldtidspersoner udfører de ansatte mere arbejde; i personer skal der færre til det samme arbejde.</translation>
    </message>
    <message>
        <source>The potential is that of the staff of {base}, the effect that on the balance in {year}, each lever by itself.</source>
        <translation>Potentialet gælder de ansatte i {base}; virkningen gælder balancen i {year}, hvert håndtag for sig.</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>New source</source>
        <translation>Ny kilde</translation>
    </message>
    <message>
        <source>Change the source</source>
        <translation>Ret kilden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>{n} figures of the plan have this source: what you change is said of all of them. For some of them only, choose another source or make a new one.</source>
        <translation>{n} tal i planen har denne kilde, og det, du retter, kommer til at gælde dem alle. Gælder det kun nogle af tallene, så vælg en anden kilde til dem, eller lav en ny.</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Own figures</source>
        <translation>Egne tal</translation>
    </message>
    <message>
        <source>Typed in by the users of the plan</source>
        <translation>Skrevet ind af planens brugere</translation>
    </message>
    <message>
        <source>New scenario {n}</source>
        <translation>Nyt scenarie {n}</translation>
    </message>
</context>
<context>
    <name>StaffTotals</name>
    <message>
        <source>Persons in all by group</source>
        <translation>Personer i alt efter gruppe</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>I alt</translation>
    </message>
    <message>
        <source>Persons in all</source>
        <translation>Personer i alt</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>No plan is open</source>
        <translation>Ingen plan er åben</translation>
    </message>
    <message>
        <source>Open a plan or begin a new one. A plan file can also be dragged onto the window.</source>
        <translation>Åbn en plan, eller begynd på en ny. Du kan også trække en planfil ind i vinduet.</translation>
    </message>
    <message>
        <source>Recent plans</source>
        <translation>Seneste planer</translation>
    </message>
    <message>
        <source>Open plan…</source>
        <translation>Åbn plan…</translation>
    </message>
    <message>
        <source>Open the reference plan</source>
        <translation>Åbn referenceplanen</translation>
    </message>
    <message>
        <source>New plan with example figures…</source>
        <translation>Ny plan med eksempeltal…</translation>
    </message>
    <message>
        <source>New plan from folder…</source>
        <translation>Ny plan fra mappe…</translation>
    </message>
    <message>
        <source>changed {time}</source>
        <translation>ændret {time}</translation>
    </message>
    <message>
        <source>New plan from the reference plan…</source>
        <translation>Ny plan fra referenceplanen…</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>The library {library} is missing on this computer, so SOSUplan cannot open its window.</source>
        <translation>Biblioteket {library} mangler på denne computer, så SOSUplan kan ikke åbne sit vindue.</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>This is how it goes {without}.</source>
        <translation>Sådan går det {without}.</translation>
    </message>
    <message>
        <source>{share} of the shortage is closed by {measures}.</source>
        <translation>{measures} dækker {share} af manglen.</translation>
    </message>
    <message>
        <source>The shortage is closed by {measures}.</source>
        <translation>{measures} dækker hele manglen.</translation>
    </message>
    <message>
        <source>The scenario has {measures}.</source>
        <translation>Scenariet regner med {measures}.</translation>
    </message>
    <message>
        <source>There is no shortage in any year up to {last}.</source>
        <translation>Der er ikke mangel i noget år frem til {last}.</translation>
    </message>
    <message>
        <source>There is a shortage in {year} alone.</source>
        <translation>Der er kun mangel i {year}.</translation>
    </message>
    <message>
        <source>The shortage begins in {first} and grows every year.</source>
        <translation>Manglen begynder i {first} og vokser hvert år.</translation>
    </message>
    <message>
        <source>The shortage is there from {first} and shrinks every year.</source>
        <translation>Manglen er der fra {first} og bliver mindre hvert år.</translation>
    </message>
    <message>
        <source>The shortage begins in {first} and is largest in {peak} ({n}).</source>
        <translation>Manglen begynder i {first} og er størst i {peak} ({n}).</translation>
    </message>
    <message>
        <source>There is a shortage from {first} to {last}, largest in {peak} ({n}).</source>
        <translation>Der er mangel fra {first} til {last}, størst i {peak} ({n}).</translation>
    </message>
    <message>
        <source>There is a shortage in {count} of the {years} years, largest in {peak} ({n}).</source>
        <translation>Der er mangel i {count} af de {years} år, størst i {peak} ({n}).</translation>
    </message>
    <message>
        <source>The shortage begins in {first} and is largest in {peak}.</source>
        <translation>Manglen begynder i {first} og er størst i {peak}.</translation>
    </message>
    <message>
        <source>This is how it goes {without} when {n} are on full time from the first year, as &quot;{demand}&quot; assumes.</source>
        <translation>Sådan går det {without}, når {n} er på fuld tid fra første år, som »{demand}« forudsætter.</translation>
    </message>
    <message>
        <source>That is {n} fewer than {without} ({before}).</source>
        <translation>Det er {n} færre end {without} ({before}).</translation>
    </message>
    <message>
        <source>That is {n} more than {without} ({before}).</source>
        <translation>Det er {n} flere end {without} ({before}).</translation>
    </message>
    <message>
        <source>That is the same as {without}.</source>
        <translation>Det er det samme som {without}.</translation>
    </message>
    <message>
        <source>The surplus is {n} larger than {without} ({before}).</source>
        <translation>Overskuddet er {n} større end {without} ({before}).</translation>
    </message>
    <message>
        <source>The surplus is {n} smaller than {without} ({before}).</source>
        <translation>Overskuddet er {n} mindre end {without} ({before}).</translation>
    </message>
    <message>
        <source>{without} {before} would be missing.</source>
        <translation>{without} ville der mangle {before}.</translation>
    </message>
    <message>
        <source>{without} there would be a surplus of {before}.</source>
        <translation>{without} ville der være et overskud på {before}.</translation>
    </message>
    <message>
        <source>The shortage is made larger by {against}.</source>
        <translation>{against} gør manglen større.</translation>
    </message>
    <message>
        <source>The shortage is closed by {measures}, although made larger by {against}.</source>
        <translation>{measures} dækker hele manglen, selv om {against} trækker den anden vej.</translation>
    </message>
    <message>
        <source>That is nearly the same as {without}.</source>
        <translation>Det er næsten det samme som {without}.</translation>
    </message>
    <message>
        <source>{without} there would be as many as needed.</source>
        <translation>{without} ville der være lige så mange, som der er brug for.</translation>
    </message>
    <message>
        <source>Nearly all of the shortage is closed by {measures}.</source>
        <translation>{measures} dækker næsten hele manglen.</translation>
    </message>
    <message>
        <source>With {measures} the shortage is smaller, with {against} it is larger; in all, {share} of it is closed.</source>
        <translation>{measures} gør manglen mindre, mens {against} gør den større; i alt dækkes {share} af manglen.</translation>
    </message>
    <message>
        <source>With {measures} the shortage is smaller, with {against} it is larger; in all, nearly all of it is closed.</source>
        <translation>{measures} gør manglen mindre, mens {against} gør den større; i alt dækkes næsten hele manglen.</translation>
    </message>
    <message>
        <source>With {against} the shortage is larger, with {measures} it is smaller; in all, it grows.</source>
        <translation>{against} gør manglen større, mens {measures} gør den mindre; i alt vokser den.</translation>
    </message>
    <message>
        <source>The shortage is caused by {against}, although made smaller by {measures}.</source>
        <translation>{against} fører til mangel, selv om {measures} trækker den anden vej.</translation>
    </message>
    <message>
        <source>With {measures} the surplus is larger, with {against} it is smaller; in all, it grows.</source>
        <translation>{measures} gør overskuddet større, mens {against} gør det mindre; i alt vokser det.</translation>
    </message>
    <message>
        <source>With {against} the surplus is smaller, with {measures} it is larger; in all, it shrinks.</source>
        <translation>{against} gør overskuddet mindre, mens {measures} gør det større; i alt bliver det mindre.</translation>
    </message>
    <message>
        <source>With {measures} the balance is better, with {against} it is worse.</source>
        <translation>{measures} forbedrer balancen, mens {against} forværrer den.</translation>
    </message>
    <message>
        <source>There is a shortage in {first} and {last}, largest in {peak} ({n}).</source>
        <translation>Der er mangel i {first} og {last}, størst i {peak} ({n}).</translation>
    </message>
    <message>
        <source>{without} supply and need would be about even, with {before} missing.</source>
        <translation>{without} ville udbud og behov være omtrent i balance; der ville mangle {before}.</translation>
    </message>
    <message>
        <source>{without} supply and need would be about even, with a surplus of {before}.</source>
        <translation>{without} ville udbud og behov være omtrent i balance med et overskud på {before}.</translation>
    </message>
    <message>
        <source>That is one more than {without} ({before}).</source>
        <translation>Det er 1 mere end {without} ({before}).</translation>
    </message>
    <message>
        <source>In {n} of the {years} years the surplus is small and recruitment hard.</source>
        <translation>I {n} af de {years} år er overskuddet lille, og rekrutteringen bliver vanskelig.</translation>
    </message>
    <message>
        <source>In {year} the surplus is small and recruitment hard.</source>
        <translation>I {year} er overskuddet lille, og rekrutteringen bliver vanskelig.</translation>
    </message>
    <message>
        <source>In every year the surplus is small and recruitment hard.</source>
        <translation>Overskuddet er lille i alle årene, og rekrutteringen bliver vanskelig.</translation>
    </message>
    <message>
        <source>In all {n} fewer are missing than {without} ({before}).</source>
        <translation>I alt mangler der {n} færre end {without} ({before}).</translation>
    </message>
    <message>
        <source>In all {n} more are missing than {without} ({before}).</source>
        <translation>I alt mangler der {n} flere end {without} ({before}).</translation>
    </message>
    <message>
        <source>In all as many are missing as {without}.</source>
        <translation>I alt mangler der lige så mange som {without}.</translation>
    </message>
    <message>
        <source>In all the surplus is as large as {without}.</source>
        <translation>Overskuddet er i alt lige så stort som {without}.</translation>
    </message>
    <message>
        <source>In all one more is missing than {without} ({before}).</source>
        <translation>I alt mangler der 1 mere end {without} ({before}).</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>persons</source>
        <translation>personer</translation>
    </message>
    <message>
        <source>hours a week</source>
        <translation>timer om ugen</translation>
    </message>
    <message>
        <source>days a year</source>
        <translation>dage om året</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>Staff by age</source>
        <translation>Personale efter alder</translation>
    </message>
    <message>
        <source>Employed people in the base year by age. A group&apos;s ages must follow each other without gaps.</source>
        <translation>Ansatte i basisåret efter alder. En gruppes aldre skal følge hinanden uden huller.</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Arbejdstid</translation>
    </message>
    <message>
        <source>Share on full time, hours of those on part time, and sick days. The latest year counts; earlier years are history.</source>
        <translation>Andel på fuld tid, deltidsansattes timer og sygedage. Det seneste år gælder; tidligere år er historik.</translation>
    </message>
    <message>
        <source>Trainee intake</source>
        <translation>Elevoptag</translation>
    </message>
    <message>
        <source>People who start the basic course (GF2) in a year.</source>
        <translation>Elever, der begynder på grundforløb 2 (GF2) i et år.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Uddannelse</translation>
    </message>
    <message>
        <source>The way from the basic course to work in the field, in shares.</source>
        <translation>Vejen fra grundforløb til arbejde i faget, i andele.</translation>
    </message>
    <message>
        <source>Age at start</source>
        <translation>Alder ved start</translation>
    </message>
    <message>
        <source>How old new staff are when they start work.</source>
        <translation>Hvor gamle nyansatte er, når de begynder i arbejdet.</translation>
    </message>
    <message>
        <source>Exits</source>
        <translation>Afgang</translation>
    </message>
    <message>
        <source>Share of an age that leaves in a year. Between the ages listed the model draws straight lines.</source>
        <translation>Andel på et alderstrin, der stopper i løbet af et år. Mellem de angivne aldre regner modellen med rette linjer.</translation>
    </message>
    <message>
        <source>Reform</source>
        <translation>Reform</translation>
    </message>
    <message>
        <source>By how many years the reform, in full, postpones retirement.</source>
        <translation>Hvor mange år reformen udskyder tilbagetrækningen, når den virker fuldt ud.</translation>
    </message>
    <message>
        <source>Need in the base year</source>
        <translation>Behov i basisåret</translation>
    </message>
    <message>
        <source>People needed in the base year: employed and unfilled posts.</source>
        <translation>Personer, der er brug for i basisåret: ansatte og ubesatte stillinger.</translation>
    </message>
    <message>
        <source>Demand scenarios</source>
        <translation>Efterspørgselsscenarier</translation>
    </message>
    <message>
        <source>The courses that demand may take, in the order in which they are shown.</source>
        <translation>De forløb, efterspørgslen kan tage, i den rækkefølge, de vises.</translation>
    </message>
    <message>
        <source>Demand index</source>
        <translation>Efterspørgselsindeks</translation>
    </message>
    <message>
        <source>Demand for work in each year, when the base year is 1.</source>
        <translation>Efterspørgslen efter arbejde i hvert år, når basisåret er 1.</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Offentliggjorte tal</translation>
    </message>
    <message>
        <source>Results published by others, to compare with. They change no result.</source>
        <translation>Resultater, som andre har offentliggjort, til sammenligning. De ændrer ingen resultater.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kilder</translation>
    </message>
    <message>
        <source>Where figures come from. A figure shows the mark of its source.</source>
        <translation>Hvor tallene kommer fra. Et tal viser sin kildes mærke.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>The plan&apos;s name, its years, and the working days of a year.</source>
        <translation>Planens navn, dens år og årets arbejdsdage.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Municipality, region or part of one.</source>
        <translation>Kommune, region eller en del af dem.</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Arbejdsgiver</translation>
    </message>
    <message>
        <source>Who employs the group.</source>
        <translation>Hvem gruppen er ansat hos.</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Faggruppe</translation>
    </message>
    <message>
        <source>SSA are social and health care assistants, SSH are helpers.</source>
        <translation>SSA er social- og sundhedsassistenter, SSH er hjælpere.</translation>
    </message>
    <message>
        <source>Age from</source>
        <translation>Alder fra</translation>
    </message>
    <message>
        <source>Youngest age of the band.</source>
        <translation>Aldersgruppens yngste alder.</translation>
    </message>
    <message>
        <source>Age to</source>
        <translation>Alder til</translation>
    </message>
    <message>
        <source>Oldest age of the band, included.</source>
        <translation>Aldersgruppens ældste alder, inklusive.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Employed people in the base year.</source>
        <translation>Ansatte i basisåret.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>The year that the figures are for.</source>
        <translation>Det år, tallene gælder for.</translation>
    </message>
    <message>
        <source>On full time</source>
        <translation>På fuld tid</translation>
    </message>
    <message>
        <source>Share of the employed who work full time (37 hours a week).</source>
        <translation>Andel af de ansatte, der arbejder fuld tid (37 timer om ugen).</translation>
    </message>
    <message>
        <source>Part-time hours</source>
        <translation>Deltidstimer</translation>
    </message>
    <message>
        <source>Mean weekly hours of those on part time.</source>
        <translation>Deltidsansattes gennemsnitlige timer om ugen.</translation>
    </message>
    <message>
        <source>Sick days</source>
        <translation>Sygedage</translation>
    </message>
    <message>
        <source>Sick days a year for one full-time person.</source>
        <translation>Sygedage om året pr. fuldtidsperson.</translation>
    </message>
    <message>
        <source>Start GF2</source>
        <translation>Starter GF2</translation>
    </message>
    <message>
        <source>People who start the basic course 2 in the year.</source>
        <translation>Elever, der begynder på grundforløb 2 i året.</translation>
    </message>
    <message>
        <source>Complete GF2</source>
        <translation>Gennemfører GF2</translation>
    </message>
    <message>
        <source>Of those who start GF2, the share that completes it.</source>
        <translation>Andel af dem, der begynder på GF2, som gennemfører det.</translation>
    </message>
    <message>
        <source>Go on to main course</source>
        <translation>Går videre til hovedforløb</translation>
    </message>
    <message>
        <source>Of those who complete GF2, the share that starts the main course.</source>
        <translation>Andel af dem, der gennemfører GF2, som begynder på hovedforløbet.</translation>
    </message>
    <message>
        <source>Complete main course</source>
        <translation>Gennemfører hovedforløb</translation>
    </message>
    <message>
        <source>Of those who start the main course, the share that graduates.</source>
        <translation>Andel af dem, der begynder på hovedforløbet, som bliver færdiguddannet.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Varighed</translation>
    </message>
    <message>
        <source>Years from the start of GF2 to graduation.</source>
        <translation>År fra starten på GF2 til færdig uddannelse.</translation>
    </message>
    <message>
        <source>Take work in the field</source>
        <translation>Får arbejde i faget</translation>
    </message>
    <message>
        <source>Of the graduates, the share that takes work in the field in the area.</source>
        <translation>Andel af de færdiguddannede, der får arbejde i faget i området.</translation>
    </message>
    <message>
        <source>Come from helpers</source>
        <translation>Kommer fra SSH</translation>
    </message>
    <message>
        <source>Of those who start the SSA main course, the share employed as helpers.</source>
        <translation>Andel af dem, der begynder på SSA-hovedforløbet, som er ansat som hjælpere.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Andel</translation>
    </message>
    <message>
        <source>Share of new staff in the age band. The shares need not add up to 100.</source>
        <translation>Aldersgruppens andel af de nyansatte. Andelene behøver ikke give 100 % tilsammen.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>Age at the beginning of the year.</source>
        <translation>Alder ved årets begyndelse.</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Går på pension</translation>
    </message>
    <message>
        <source>Share of the age that retires within a year.</source>
        <translation>Andel på alderstrinnet, der går på pension inden for et år.</translation>
    </message>
    <message>
        <source>Share of the age that leaves for other reasons within a year.</source>
        <translation>Andel på alderstrinnet, der stopper af andre grunde inden for et år.</translation>
    </message>
    <message>
        <source>Later retirement</source>
        <translation>Senere pension</translation>
    </message>
    <message>
        <source>Years by which the reform postpones retirement in the year.</source>
        <translation>Antal år, reformen udskyder tilbagetrækningen i året.</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Behov</translation>
    </message>
    <message>
        <source>Demand scenario</source>
        <translation>Efterspørgselsscenarie</translation>
    </message>
    <message>
        <source>The course of demand that the row belongs to.</source>
        <translation>Det efterspørgselsforløb, rækken hører til.</translation>
    </message>
    <message>
        <source>Danish name</source>
        <translation>Dansk navn</translation>
    </message>
    <message>
        <source>What the scenario is called in Danish.</source>
        <translation>Hvad scenariet hedder på dansk.</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>Engelsk navn</translation>
    </message>
    <message>
        <source>What the scenario is called in English.</source>
        <translation>Hvad scenariet hedder på engelsk.</translation>
    </message>
    <message>
        <source>Assumes full time</source>
        <translation>Forudsætter fuld tid</translation>
    </message>
    <message>
        <source>Full-time share that the scenario assumes from the first year, or empty.</source>
        <translation>Andel på fuld tid, som scenariet forudsætter fra første år, eller tom.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plads</translation>
    </message>
    <message>
        <source>The scenario&apos;s place among them.</source>
        <translation>Scenariets plads i rækkefølgen.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Indeks</translation>
    </message>
    <message>
        <source>Demand for work; 1 in the base year.</source>
        <translation>Efterspørgsel efter arbejde; 1 i basisåret.</translation>
    </message>
    <message>
        <source>Reform effect</source>
        <translation>Reformens virkning</translation>
    </message>
    <message>
        <source>0 % without, 100 % with reform.</source>
        <translation>0 % uden, 100 % med reform.</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Viser</translation>
    </message>
    <message>
        <source>What was published: balance or light.</source>
        <translation>Hvad der er offentliggjort: balance eller trafiklys.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>The published result.</source>
        <translation>Det offentliggjorte resultat.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Where the figures of the row come from.</source>
        <translation>Hvor rækkens tal kommer fra.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>The source&apos;s short name.</source>
        <translation>Kildens korte navn.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What the source is called.</source>
        <translation>Hvad kilden hedder.</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Udgiver</translation>
    </message>
    <message>
        <source>Who made the figures.</source>
        <translation>Hvem der har lavet tallene.</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Udgivet</translation>
    </message>
    <message>
        <source>When the figures came out.</source>
        <translation>Hvornår tallene er udgivet.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Published, derived from published figures, an assumption, or your own.</source>
        <translation>Offentliggjort, udledt af offentliggjorte tal, en antagelse eller jeres eget.</translation>
    </message>
    <message>
        <source>Where in it</source>
        <translation>Sted i kilden</translation>
    </message>
    <message>
        <source>Page, table or sheet.</source>
        <translation>Side, tabel eller ark.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address on the web.</source>
        <translation>Adresse på nettet.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What one should know about the figures.</source>
        <translation>Hvad man bør vide om tallene.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Indstilling</translation>
    </message>
    <message>
        <source>What is set.</source>
        <translation>Hvad der indstilles.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Værdi</translation>
    </message>
    <message>
        <source>What it is set to.</source>
        <translation>Hvad det er sat til.</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>Planens navn</translation>
    </message>
    <message>
        <source>Shown in the window and print.</source>
        <translation>Vises i vinduet og på udskrifter.</translation>
    </message>
    <message>
        <source>Base year</source>
        <translation>Basisår</translation>
    </message>
    <message>
        <source>The year of the staff figures; the projection begins here.</source>
        <translation>Det år, personaletallene gælder for; her begynder fremskrivningen.</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Sidste år</translation>
    </message>
    <message>
        <source>The projection ends here.</source>
        <translation>Her slutter fremskrivningen.</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>Arbejdsdage</translation>
    </message>
    <message>
        <source>Working days in a year for one full-time person.</source>
        <translation>Arbejdsdage om året for en fuldtidsperson.</translation>
    </message>
    <message>
        <source>Balance, persons</source>
        <translation>Balance, personer</translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation>Trafiklys</translation>
    </message>
    <message>
        <source>Leave for other reasons</source>
        <translation>Stopper af andre grunde</translation>
    </message>
</context>
<context>
    <name>Template</name>
    <message>
        <source>Example: {n} people in each group</source>
        <translation>Eksempel: {n} personer i hver gruppe</translation>
    </message>
    <message>
        <source>Not figures of any municipality. Replace them with your own before you use them</source>
        <translation>Ikke tal fra nogen kommune. Erstat dem med jeres egne, før I bruger dem</translation>
    </message>
    <message>
        <source>Assumption: as in the plan {plan}</source>
        <translation>Antagelse: som i planen {plan}</translation>
    </message>
    <message>
        <source>Taken over from another plan and not looked at for this one. Replace with own figures</source>
        <translation>Overtaget fra en anden plan uden at være vurderet for denne. Erstat med egne tal</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>today at {clock}</source>
        <translation>i dag kl. {clock}</translation>
    </message>
    <message>
        <source>yesterday at {clock}</source>
        <translation>i går kl. {clock}</translation>
    </message>
    <message>
        <source>{day} at {clock}</source>
        <translation>{day} kl. {clock}</translation>
    </message>
</context>
<context>
    <name>TraineesChart</name>
    <message>
        <source>In {year}: {ends}.</source>
        <translation>I {year}: {ends}.</translation>
    </message>
    <message>
        <source>start the basic course</source>
        <translation>starter på grundforløb 2</translation>
    </message>
    <message>
        <source>start the main course</source>
        <translation>starter på hovedforløb</translation>
    </message>
    <message>
        <source>graduates</source>
        <translation>nyuddannede</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduates take work in the field, up from {n} in {first}</source>
        <translation>I {last} får {m} nyuddannede arbejde i faget mod {n} i {first}</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduates take work in the field, down from {n} in {first}</source>
        <translation>I {last} får {m} nyuddannede arbejde i faget mod {n} i {first}</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduates take work in the field, as in {first}</source>
        <translation>I {last} får {m} nyuddannede arbejde i faget som i {first}</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduates take work in the field</source>
        <translation>I {last} får {m} nyuddannede arbejde i faget</translation>
    </message>
    <message>
        <source>{without}: {ends}.</source>
        <translation>{without}: {ends}.</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduate takes work in the field, up from {n} in {first}</source>
        <translation>I {last} får {m} nyuddannet arbejde i faget mod {n} i {first}</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduate takes work in the field, down from {n} in {first}</source>
        <translation>I {last} får {m} nyuddannet arbejde i faget mod {n} i {first}</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduate takes work in the field, as in {first}</source>
        <translation>I {last} får {m} nyuddannet arbejde i faget som i {first}</translation>
    </message>
    <message>
        <source>In {last}, {m} new graduate takes work in the field</source>
        <translation>I {last} får {m} nyuddannet arbejde i faget</translation>
    </message>
    <message>
        <source>Trainees on their way to a job as {occupation}, persons</source>
        <translation>Elever på vej til job som {occupation}, personer</translation>
    </message>
    <message>
        <source>take work in the field</source>
        <translation>får arbejde i faget</translation>
    </message>
    <message>
        <source>{name}: {ends}.</source>
        <translation>{name}: {ends}.</translation>
    </message>
</context>
<context>
    <name>TraineesView</name>
    <message>
        <source>In {year}, {start} trainees start the basic course and {main} the main course; {done} graduate, and {work} take work in the field.</source>
        <translation>I {year} starter {start} elever på grundforløb 2 og {main} på hovedforløb; {done} fuldfører, og {work} får arbejde i faget.</translation>
    </message>
    <message>
        <source>{who} graduate {years} years after they start the basic course; the first of those who start in {start} graduate in {end}.</source>
        <translation>{who} bliver færdige {years} år efter start på grundforløb 2; de første, der starter i {start}, bliver færdige i {end}.</translation>
    </message>
    <message>
        <source>In {year}, {start} trainee starts the basic course and {main} the main course; {done} graduate, and {work} take work in the field.</source>
        <translation>I {year} starter {start} elev på grundforløb 2 og {main} på hovedforløb; {done} fuldfører, og {work} får arbejde i faget.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>reset</source>
        <translation>nulstillet</translation>
    </message>
    <message>
        <source>{lever}: {value}</source>
        <translation>{lever}: {value}</translation>
    </message>
    <message>
        <source>Demand: {demand}</source>
        <translation>Efterspørgsel: {demand}</translation>
    </message>
    <message>
        <source>Reset all levers</source>
        <translation>Nulstil alle håndtag</translation>
    </message>
    <message>
        <source>Back to the saved {name}</source>
        <translation>Tilbage til det gemte {name}</translation>
    </message>
    <message>
        <source>Scenario: {name}</source>
        <translation>Scenarie: {name}</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>Fortrudt: {step}</translation>
    </message>
    <message>
        <source>{table}: paste {n} rows</source>
        <translation>{table}: indsæt {n} rækker</translation>
    </message>
    <message>
        <source>{demand}, with reform</source>
        <translation>{demand}, med reform</translation>
    </message>
    <message>
        <source>{demand}, without reform</source>
        <translation>{demand}, uden reform</translation>
    </message>
    <message>
        <source>Scenario: {baseline}</source>
        <translation>Scenarie: {baseline}</translation>
    </message>
    <message>
        <source>{table}: add a row</source>
        <translation>{table}: tilføj en række</translation>
    </message>
    <message>
        <source>{table}: delete a row</source>
        <translation>{table}: slet en række</translation>
    </message>
    <message>
        <source>{table}: delete {n} rows</source>
        <translation>{table}: slet {n} rækker</translation>
    </message>
    <message>
        <source>{table}: source of {n} figures</source>
        <translation>{table}: kilde til {n} tal</translation>
    </message>
    <message>
        <source>New source: {title}</source>
        <translation>Ny kilde: {title}</translation>
    </message>
    <message>
        <source>Change the source {title}</source>
        <translation>Ret kilden {title}</translation>
    </message>
    <message>
        <source>{table}: change {n} cells</source>
        <translation>{table}: ret {n} celler</translation>
    </message>
    <message>
        <source>{table}, {column}: {old} → {new}</source>
        <translation>{table}, {column}: {old} → {new}</translation>
    </message>
    <message>
        <source>Revert: {table}, {column}</source>
        <translation>Tilbagefør: {table}, {column}</translation>
    </message>
    <message>
        <source>Revert: {table}</source>
        <translation>Tilbagefør: {table}</translation>
    </message>
    <message>
        <source>Revert: {step}</source>
        <translation>Tilbagefør: {step}</translation>
    </message>
    <message>
        <source>Import of {tables} from {name}</source>
        <translation>Import af {tables} fra {name}</translation>
    </message>
    <message>
        <source>New area: {name}</source>
        <translation>Nyt område: {name}</translation>
    </message>
    <message>
        <source>Copy {area} as {name}</source>
        <translation>Kopiér {area} som {name}</translation>
    </message>
    <message>
        <source>Add up areas: {name}</source>
        <translation>Læg områder sammen: {name}</translation>
    </message>
    <message>
        <source>Delete the area {area}</source>
        <translation>Slet området {area}</translation>
    </message>
    <message>
        <source>{table}: paste a row</source>
        <translation>{table}: indsæt en række</translation>
    </message>
    <message>
        <source>{table}: source of a figure</source>
        <translation>{table}: kilde til et tal</translation>
    </message>
</context>
<context>
    <name>WaveChart</name>
    <message>
        <source>From {year} to {next}</source>
        <translation>Fra {year} til {next}</translation>
    </message>
    <message>
        <source>retire</source>
        <translation>går på pension</translation>
    </message>
    <message>
        <source>{occupation} who retire, persons by year</source>
        <translation>{occupation}, der går på pension, personer år for år</translation>
    </message>
    <message>
        <source>{n} {who} retire from {first} to {last}</source>
        <translation>{n} {who} går på pension fra {first} til {last}</translation>
    </message>
    <message>
        <source>{n} {who} retire by {last}, most in {peak}</source>
        <translation>{n} {who} går på pension frem til {last}, flest i {peak}</translation>
    </message>
    <message>
        <source>No {who} retire by {last}</source>
        <translation>Ingen {who} går på pension frem til {last}</translation>
    </message>
    <message>
        <source>{n} {who} retires from {first} to {last}</source>
        <translation>{n} {who} går på pension fra {first} til {last}</translation>
    </message>
    <message>
        <source>{n} {who} retires by {last}</source>
        <translation>{n} {who} går på pension frem til {last}</translation>
    </message>
    <message>
        <source>It goes from {n} in {year} to {m} in {last}, with the most, {most}, in {peak}.</source>
        <translation>Fra {n} i {year} til {m} i {last}; flest i {peak}: {most}.</translation>
    </message>
    <message>
        <source>It goes from {n} in {year} to {m} in {last}.</source>
        <translation>Fra {n} i {year} til {m} i {last}.</translation>
    </message>
    <message>
        <source>It goes from {n} in {year} to {m} in {last}, with {most} in {peak}.</source>
        <translation>Fra {n} i {year} til {m} i {last}; {most} i {peak}.</translation>
    </message>
    <message>
        <source>{without} it goes from {n} in {year} to {m} in {last}.</source>
        <translation>{without} fra {n} i {year} til {m} i {last}.</translation>
    </message>
    <message>
        <source>{name}: from {n} in {year} to {m} in {last}.</source>
        <translation>{name}: fra {n} i {year} til {m} i {last}.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Filer</translation>
    </message>
    <message>
        <source>E&amp;xit</source>
        <translation>&amp;Afslut</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Rediger</translation>
    </message>
    <message>
        <source>Reset all &amp;levers</source>
        <translation>Nulstil alle &amp;håndtag</translation>
    </message>
    <message>
        <source>Back to the &amp;saved scenario</source>
        <translation>&amp;Tilbage til det gemte scenarie</translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation>&amp;Scenarie</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjælp</translation>
    </message>
    <message>
        <source>Open the folder of &amp;fault reports</source>
        <translation>Åbn mappen med &amp;fejlrapporter</translation>
    </message>
    <message>
        <source>&amp;About SOSUplan</source>
        <translation>&amp;Om SOSUplan</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vis</translation>
    </message>
    <message>
        <source>&amp;Occupation</source>
        <translation>&amp;Faggruppe</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Enhed</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprog</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Udseende</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Som &amp;systemet</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Lyst</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Mørkt</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Fortryd</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gentag</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>skrivebeskyttet</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>gemt {time}</translation>
    </message>
    <message>
        <source>compared with: {names}</source>
        <translation>sammenlignes med: {names}</translation>
    </message>
    <message>
        <source>{n} published</source>
        <translation>{n} offentliggjorte</translation>
    </message>
    <message>
        <source>{n} derived</source>
        <translation>{n} udledte</translation>
    </message>
    <message>
        <source>{n} own</source>
        <translation>{n} egne</translation>
    </message>
    <message>
        <source>Figures in the plan: {listed}</source>
        <translation>Planens tal: {listed}</translation>
    </message>
    <message>
        <source>Sce&amp;narios</source>
        <translation>Sce&amp;narier</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Data</translation>
    </message>
    <message>
        <source>&amp;Import figures…</source>
        <translation>&amp;Importér tal…</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>&amp;Område</translation>
    </message>
    <message>
        <source>No plan is open</source>
        <translation>Ingen plan er åben</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>ikke gemt</translation>
    </message>
    <message>
        <source>saving …</source>
        <translation>gemmer …</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gemt</translation>
    </message>
    <message>
        <source>the changes in the scenario are remembered</source>
        <translation>ændringerne i scenariet huskes</translation>
    </message>
    <message>
        <source>The scenario {name} differs from how it was saved. Your changes are in the plan file and are there at the next start. Ctrl+S saves them in the scenario itself.</source>
        <translation>Scenariet {name} er ændret, siden det blev gemt. Dine ændringer ligger i planfilen og er der igen, næste gang du starter. Ctrl+S gemmer dem i selve scenariet.</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Rapport</translation>
    </message>
    <message>
        <source>Save the report as P&amp;DF…</source>
        <translation>Gem rapporten som PD&amp;F…</translation>
    </message>
    <message>
        <source>&amp;Print the report…</source>
        <translation>&amp;Udskriv rapporten…</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Intet er ændret.</translation>
    </message>
    <message>
        <source>1 published</source>
        <translation>1 offentliggjort</translation>
    </message>
    <message>
        <source>1 derived</source>
        <translation>1 udledt</translation>
    </message>
    <message>
        <source>1 own</source>
        <translation>1 eget</translation>
    </message>
    <message>
        <source>changes are not saved</source>
        <translation>ændringer gemmes ikke</translation>
    </message>
    <message>
        <source>The plan is open to read only. To keep what you change, save a copy under Files.</source>
        <translation>Planen er åbnet skrivebeskyttet. Gem en kopi under Filer, hvis du vil beholde dine ændringer.</translation>
    </message>
    <message>
        <source>A&amp;ssumptions…</source>
        <translation>&amp;Antagelser…</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>F&amp;orrige del af vinduet</translation>
    </message>
    <message>
        <source>{n} assumptions</source>
        <translation>{n} antagelser</translation>
    </message>
    <message>
        <source>1 assumption</source>
        <translation>1 antagelse</translation>
    </message>
    <message>
        <source>Abo&amp;ut the plan…</source>
        <translation>&amp;Om planen…</translation>
    </message>
    <message>
        <source>Ne&amp;xt part of the window</source>
        <translation>Næs&amp;te del af vinduet</translation>
    </message>
</context>
<context>
    <name>WordTable</name>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Udbud</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Efterspørgsel</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>{unit}. Scenario: {scenario}. Demand: {demand}. Mechanical projection, not a forecast.</source>
        <translation>{unit}. Scenarie: {scenario}. Efterspørgsel: {demand}. Mekanisk fremskrivning, ikke en prognose.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>social and health care assistants</source>
        <translation>SOSU-assistenter</translation>
    </message>
    <message>
        <source>social and health care helpers</source>
        <translation>SOSU-hjælpere</translation>
    </message>
    <message>
        <source>assistants and helpers</source>
        <translation>SOSU-assistenter og -hjælpere</translation>
    </message>
    <message>
        <source>assistants</source>
        <translation>assistenter</translation>
    </message>
    <message>
        <source>helpers</source>
        <translation>hjælpere</translation>
    </message>
    <message>
        <source>both</source>
        <translation>begge</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistent</translation>
    </message>
    <message>
        <source>helper</source>
        <translation>hjælper</translation>
    </message>
    <message>
        <source>Municipalities</source>
        <translation>Kommuner</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Other employers</source>
        <translation>Øvrige arbejdsgivere</translation>
    </message>
    <message>
        <source>Shortage</source>
        <translation>Mangel</translation>
    </message>
    <message>
        <source>Recruitment problems</source>
        <translation>Rekrutteringsproblemer</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>Overskud</translation>
    </message>
    <message>
        <source>published</source>
        <translation>offentliggjort</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>udledt</translation>
    </message>
    <message>
        <source>assumption</source>
        <translation>antagelse</translation>
    </message>
    <message>
        <source>own figure</source>
        <translation>eget tal</translation>
    </message>
    <message>
        <source>persons</source>
        <translation>personer</translation>
    </message>
    <message>
        <source>full-time persons</source>
        <translation>fuldtidspersoner</translation>
    </message>
    <message>
        <source>social and health care assistant</source>
        <translation>SOSU-assistent</translation>
    </message>
    <message>
        <source>social and health care helper</source>
        <translation>SOSU-hjælper</translation>
    </message>
    <message>
        <source>assistant or helper</source>
        <translation>SOSU-assistent eller -hjælper</translation>
    </message>
    <message>
        <source>person</source>
        <translation>person</translation>
    </message>
    <message>
        <source>full-time person</source>
        <translation>fuldtidsperson</translation>
    </message>
    <message>
        <source>less than 1</source>
        <translation>under 1</translation>
    </message>
    <message>
        <source>about even</source>
        <translation>omtrent i balance</translation>
    </message>
</context>
</TS>
