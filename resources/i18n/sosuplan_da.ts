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

MIT licence. The typeface is Inter (SIL Open Font License).</source>
        <translation>SOSUplan viser, hvor mange social- og sundhedsassistenter og -hjælpere der kommer til at mangle, og hvad der ville hjælpe.

Tallene er en mekanisk fremskrivning, ikke en prognose: De siger, hvad der følger af planens angivne forudsætninger.

Programmet virker uden netforbindelse og sender ikke noget nogen steder hen.

MIT-licens. Skrifttypen er Inter (SIL Open Font License).</translation>
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
        <source>The rest is taken over and marked as assumptions. Replace it in the tables.</source>
        <translation>Resten overtages og mærkes som antagelser. Erstat det i tabellerne.</translation>
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
        <source>In {year}: supply {supply}, demand {demand}, balance {balance}.</source>
        <translation>I {year}: udbud {supply}, efterspørgsel {demand}, balance {balance}.</translation>
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
        <source>{side} today</source>
        <translation>{side} i dag</translation>
    </message>
</context>
<context>
    <name>CellFaults</name>
    <message>
        <source>&quot;{text}&quot; can mean {small} or {large}. Type one of the two.</source>
        <translation>&quot;{text}&quot; kan betyde {small} eller {large}. Skriv en af de to.</translation>
    </message>
    <message>
        <source>the source is not in the table Sources any more.</source>
        <translation>kilden findes ikke længere i tabellen Kilder.</translation>
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
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Projection →</source>
        <translation>Fremskrivning →</translation>
    </message>
    <message>
        <source>measures begin</source>
        <translation>tiltag begynder</translation>
    </message>
    <message>
        <source>this scenario</source>
        <translation>dette scenarie</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
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
        <translation>Ændringer siden planen blev lavet</translation>
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
        <source>{name} · 1 fault</source>
        <translation>{name} · 1 fejl</translation>
    </message>
    <message>
        <source>{name} · {n} faults</source>
        <translation>{name} · {n} fejl</translation>
    </message>
    <message>
        <source>{n} columns of what was pasted had no room in the table</source>
        <translation>{n} af de indsatte kolonner var der ikke plads til i tabellen</translation>
    </message>
    <message>
        <source>The reason was not saved.</source>
        <translation>Begrundelsen blev ikke gemt.</translation>
    </message>
    <message>
        <source>Inputs of the plan</source>
        <translation>Planens data</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
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
</context>
<context>
    <name>FaultList</name>
    <message>
        <source>1 fault: the page Scenarios shows the last valid plan</source>
        <translation>1 fejl: siden Scenarier viser den seneste gyldige plan</translation>
    </message>
    <message>
        <source>{n} faults: the page Scenarios shows the last valid plan</source>
        <translation>{n} fejl: siden Scenarier viser den seneste gyldige plan</translation>
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
        <translation>&quot;{found}&quot; indeholder styretegn eller linjeskift. Skriv det som almindelig tekst.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; cannot be used here. Write one of: {choices}.</source>
        <translation>&quot;{found}&quot; kan ikke bruges her. Skriv en af disse: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number.</source>
        <translation>&quot;{found}&quot; er ikke et tal.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number from {low} to {high}.</source>
        <translation>&quot;{found}&quot; er ikke et tal fra {low} til {high}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number above {low} and at most {high}.</source>
        <translation>&quot;{found}&quot; er ikke et tal over {low} og højst {high}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number of at least {low}.</source>
        <translation>&quot;{found}&quot; er ikke et tal på mindst {low}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number above {low}.</source>
        <translation>&quot;{found}&quot; er ikke et tal over {low}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a whole number from {low} to {high}.</source>
        <translation>&quot;{found}&quot; er ikke et helt tal fra {low} til {high}.</translation>
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
        <translation>rækken kan ikke læses: et anførselstegn mangler eller står et forkert sted.</translation>
    </message>
    <message>
        <source>the column is missing. The columns are: {columns}</source>
        <translation>kolonnen mangler. Kolonnerne er: {columns}</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a column of this file. The columns are: {columns}</source>
        <translation>&quot;{found}&quot; er ikke en kolonne i denne fil. Kolonnerne er: {columns}</translation>
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
        <source>the file is not a plan made by SOSUplan.</source>
        <translation>filen er ikke en plan fra SOSUplan.</translation>
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
        <source>the plan file does not have the tables of a plan (different: {tables}).</source>
        <translation>planfilen har ikke de tabeller, en plan skal have (afviger: {tables}).</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a setting. The settings are: {choices}.</source>
        <translation>&quot;{found}&quot; er ikke en indstilling. Indstillingerne er: {choices}.</translation>
    </message>
    <message>
        <source>the setting &quot;{found}&quot; is there already, in line {first}.</source>
        <translation>indstillingen &quot;{found}&quot; står der allerede i linje {first}.</translation>
    </message>
    <message>
        <source>the setting &quot;{key}&quot; is missing.</source>
        <translation>indstillingen &quot;{key}&quot; mangler.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a year from {low} to {high}. The horizon must lie after the base year.</source>
        <translation>&quot;{found}&quot; er ikke et år fra {low} til {high}. Horisonten skal ligge efter basisåret.</translation>
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
        <translation>&quot;{found}&quot; er ikke et efterspørgselsscenarie i planen. De er: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; cannot be the id of a source: it must not hold = or ;.</source>
        <translation>&quot;{found}&quot; kan ikke være id for en kilde: der må ikke stå = eller ; i det.</translation>
    </message>
    <message>
        <source>&quot;{column}&quot; is not a column of this table that can have a source.</source>
        <translation>&quot;{column}&quot; er ikke en kolonne i denne tabel, der kan have en kilde.</translation>
    </message>
    <message>
        <source>the source &quot;{source}&quot; is not in sources.csv.</source>
        <translation>kilden &quot;{source}&quot; findes ikke i sources.csv.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a lever of this plan. The levers are: {choices}.</source>
        <translation>&quot;{found}&quot; er ikke et håndtag i planen. Håndtagene er: {choices}.</translation>
    </message>
    <message>
        <source>the lever {lever} needs a number, and &quot;{found}&quot; is not one.</source>
        <translation>håndtaget {lever} skal have et tal, og &quot;{found}&quot; er ikke et tal.</translation>
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
        <translation>tiltagene kan ikke have fuld effekt i {found}, før de begynder i {start}.</translation>
    </message>
    <message>
        <source>no saved scenario is called &quot;{found}&quot;. The saved ones are: {choices}.</source>
        <translation>intet gemt scenarie hedder &quot;{found}&quot;. De gemte er: {choices}.</translation>
    </message>
    <message>
        <source>no saved scenario is called &quot;{found}&quot;: the plan has no saved scenarios.</source>
        <translation>intet gemt scenarie hedder &quot;{found}&quot;: planen har ingen gemte scenarier.</translation>
    </message>
    <message>
        <source>a scenario is called &quot;{found}&quot; already.</source>
        <translation>et scenarie hedder allerede &quot;{found}&quot;.</translation>
    </message>
    <message>
        <source>a command is missing. The commands are: {choices}.</source>
        <translation>der mangler en kommando. Kommandoerne er: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a command. The commands are: {choices}.</source>
        <translation>&quot;{found}&quot; er ikke en kommando. Kommandoerne er: {choices}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not an option of {command}. The options are: {choices}.</source>
        <translation>&quot;{found}&quot; er ikke et tilvalg til {command}. Tilvalgene er: {choices}.</translation>
    </message>
    <message>
        <source>a value is missing after {option}.</source>
        <translation>der mangler en værdi efter {option}.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; cannot follow {option}. Write one of: {choices}.</source>
        <translation>&quot;{found}&quot; kan ikke stå efter {option}. Skriv en af disse: {choices}.</translation>
    </message>
    <message>
        <source>the command {command} needs {argument}.</source>
        <translation>kommandoen {command} mangler {argument}.</translation>
    </message>
    <message>
        <source>the command {command} does not know what to do with &quot;{found}&quot;.</source>
        <translation>kommandoen {command} kan ikke bruge &quot;{found}&quot; til noget.</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; after --set must be written as LEVER=VALUE.</source>
        <translation>&quot;{found}&quot; efter --set skal skrives som HÅNDTAG=VÆRDI.</translation>
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
        <translation>{user} har haft planen åben siden {since} på maskinen {machine}.</translation>
    </message>
    <message>
        <source>{user} took the plan over at {since} on the machine {machine}. Nothing was saved since. Save a copy, or open the plan again.</source>
        <translation>{user} overtog planen {since} på maskinen {machine}. Siden er intet gemt. Gem en kopi, eller åbn planen igen.</translation>
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
        <source>{count} formulas have never been calculated and are read as empty. Open the file in Excel and save it to have their results.</source>
        <translation>{count} formler er aldrig blevet beregnet og læses som tomme. Åbn filen i Excel, og gem den for at få resultaterne med.</translation>
    </message>
    <message>
        <source>the PX file lacks its variables, their values or its data. Get it again from where it came from.</source>
        <translation>PX-filen mangler sine variable, deres værdier eller selve tallene. Hent den igen, hvor den kom fra.</translation>
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
        <source>the file&apos;s name, a sheet&apos;s name, a note or a heading of a page holds what may be a CPR number. The file is not imported and nothing of it is kept. Delete the number and try again.</source>
        <translation>filens navn, et arks navn, en note eller et sidehoved indeholder noget, der kan være et CPR-nummer. Filen importeres ikke, og intet af den gemmes. Slet nummeret, og prøv igen.</translation>
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
        <source>these are figures of the population by age, which no table of the plan holds. They can be looked at, but not imported.</source>
        <translation>det er tal for befolkningen efter alder, som ingen tabel i planen indeholder. De kan ses, men ikke importeres.</translation>
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
        <translation>&quot;{found}&quot; kan ikke bruges som {field}.</translation>
    </message>
    <message>
        <source>it is not chosen how secret figures are counted. Choose a rule, or a number of at least 0.</source>
        <translation>det er ikke valgt, hvordan skjulte tal tælles. Vælg en regel eller et tal på mindst 0.</translation>
    </message>
    <message>
        <source>the column seems to hold names of people. It is not used, and nothing of it is kept.</source>
        <translation>kolonnen ser ud til at indeholde navne på personer. Den bruges ikke, og intet af den gemmes.</translation>
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
        <source>{count} secret figures of {group} are counted by the rule that is chosen, never as 0.</source>
        <translation>{count} skjulte tal for {group} tælles efter den valgte regel, aldrig som 0.</translation>
    </message>
    <message>
        <source>{count} figures of {group} are secret, and the plan has none today to keep. Choose another rule for them.</source>
        <translation>{count} tal for {group} er skjult, og planen har i dag ingen at beholde. Vælg en anden regel for dem.</translation>
    </message>
    <message>
        <source>{count} figures of {group} are secret, and the file has no total to spread over them. Choose another rule for them.</source>
        <translation>{count} tal for {group} er skjult, og filen har ingen total at fordele på dem. Vælg en anden regel for dem.</translation>
    </message>
    <message>
        <source>the file has nobody aged {ages} in {group}: these ages are read as 0 persons.</source>
        <translation>filen har ingen på {ages} år i {group}: Disse aldre læses som 0 personer.</translation>
    </message>
    <message>
        <source>some age bands reach beyond the ages 17 to 74 that a plan counts. Their persons are counted at the ages within.</source>
        <translation>nogle aldersgrupper rækker ud over de 17-74 år, som en plan tæller. Personerne tælles med på aldrene indenfor.</translation>
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
        <source>none of the {rows} rows gave a figure. Look at the heading row and the columns that are chosen.</source>
        <translation>ingen af de {rows} rækker gav et tal. Se på overskriftsrækken og de valgte kolonner.</translation>
    </message>
    <message>
        <source>the plan has all these figures already.</source>
        <translation>planen har allerede alle disse tal.</translation>
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
        <translation>Gem en &amp;kopi som…</translation>
    </message>
    <message>
        <source>&amp;Export plan folder…</source>
        <translation>&amp;Eksportér planmappe…</translation>
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
        <source>The plan {name} cannot be opened.</source>
        <translation>Planen {name} kan ikke åbnes.</translation>
    </message>
    <message>
        <source>SOSUplan plans (*.sosuplan)</source>
        <translation>SOSUplan-planer (*.sosuplan)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliker</translation>
    </message>
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>Gendan sikkerheds&amp;kopi…</translation>
    </message>
    <message>
        <source>New plan with e&amp;xample figures…</source>
        <translation>Ny plan med e&amp;ksempeltal…</translation>
    </message>
    <message>
        <source>Your own folder for plans cannot be written. The reference plan is opened from a temporary folder: save a copy where you want to keep it.</source>
        <translation>Din egen mappe til planer kan ikke skrives. Referenceplanen åbnes fra en midlertidig mappe: Gem en kopi, hvor du vil have den liggende.</translation>
    </message>
    <message>
        <source>{name} is the plan that is open. Save the new one under another name.</source>
        <translation>{name} er den plan, der er åben. Gem den nye under et andet navn.</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Skal filen erstattes?</translation>
    </message>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} findes allerede. Skal den erstattes?</translation>
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
        <source>In {year}: {ends}.</source>
        <translation>I {year}: {ends}.</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>der mangler {n}</translation>
    </message>
    <message>
        <source>{n} in surplus</source>
        <translation>{n} i overskud</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>In {year} there is a shortage of {n} {who}</source>
        <translation>I {year} mangler der {n} {who}</translation>
    </message>
    <message>
        <source>In {year} there are {n} {who} more than needed, too few for easy recruitment</source>
        <translation>I {year} er der {n} {who} mere end behovet – for få til, at det bliver let at rekruttere</translation>
    </message>
    <message>
        <source>In {year} there is a surplus of {n} {who}</source>
        <translation>I {year} er der et overskud på {n} {who}</translation>
    </message>
    <message>
        <source>In {year} {who} equal to {n} full-time persons are missing</source>
        <translation>I {year} mangler der {who} svarende til {n} fuldtidspersoner</translation>
    </message>
    <message>
        <source>In {year} {who} exceed the need by {n} full-time persons, too few for easy recruitment</source>
        <translation>I {year} er der {who} svarende til {n} fuldtidspersoner mere end behovet – for få til, at det bliver let at rekruttere</translation>
    </message>
    <message>
        <source>In {year} there is a surplus of {who} equal to {n} full-time persons</source>
        <translation>I {year} er der et overskud af {who} svarende til {n} fuldtidspersoner</translation>
    </message>
    <message>
        <source>{answer} – {n} fewer than without measures</source>
        <translation>{answer} – {n} færre end uden tiltag</translation>
    </message>
    <message>
        <source>{answer} – {n} more than without measures</source>
        <translation>{answer} – {n} flere end uden tiltag</translation>
    </message>
    <message>
        <source>{answer} – the same as without measures</source>
        <translation>{answer} – det samme som uden tiltag</translation>
    </message>
    <message>
        <source>{answer} – without measures {n} are missing</source>
        <translation>{answer} – uden tiltag mangler der {n}</translation>
    </message>
    <message>
        <source>{answer} – without measures there are {n} too many</source>
        <translation>{answer} – uden tiltag er der {n} i overskud</translation>
    </message>
    <message>
        <source>no year with a shortage</source>
        <translation>ingen år med mangel</translation>
    </message>
    <message>
        <source>first year with a shortage: {year}</source>
        <translation>første år med mangel: {year}</translation>
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
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>the row</source>
        <translation>rækken</translation>
    </message>
    <message>
        <source>Cannot be reverted: the row is not in the table any more.</source>
        <translation>Kan ikke føres tilbage: rækken er ikke længere i tabellen.</translation>
    </message>
    <message>
        <source>Cannot be reverted: it was changed again since.</source>
        <translation>Kan ikke føres tilbage: tallet er ændret igen siden.</translation>
    </message>
    <message>
        <source>Cannot be reverted: the row is in the table again.</source>
        <translation>Kan ikke føres tilbage: rækken er i tabellen igen.</translation>
    </message>
    <message>
        <source>Cannot be reverted: other figures of the plan depend on it now.</source>
        <translation>Kan ikke føres tilbage: andre tal i planen afhænger nu af det.</translation>
    </message>
    <message>
        <source>Revert the change</source>
        <translation>Før ændringen tilbage</translation>
    </message>
    <message>
        <source>Nothing was changed in the plan since it was made.</source>
        <translation>Der er ikke ændret noget i planen, siden den blev lavet.</translation>
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
        <translation>aldre uden for 17-74 år</translation>
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
        <source>Changes from today&apos;s plan</source>
        <translation>Ændringer i forhold til planen i dag</translation>
    </message>
    <message>
        <source>The file cannot be taken over like this</source>
        <translation>Filen kan ikke overtages sådan</translation>
    </message>
    <message>
        <source>Secret figures</source>
        <translation>Skjulte tal</translation>
    </message>
    <message>
        <source>Figures that the file keeps secret are unknown, not 0. They count as:</source>
        <translation>Tal, som filen skjuler, er ukendte, ikke 0. De tæller som:</translation>
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
        <source>the plan&apos;s figures today</source>
        <translation>planens tal i dag</translation>
    </message>
    <message>
        <source>what is left of the file&apos;s own sum</source>
        <translation>resten af filens egen sum</translation>
    </message>
    <message>
        <source>a number that I state</source>
        <translation>et tal, jeg angiver</translation>
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
        <translation>og {n} mere</translation>
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
        <source>Changes ({n})</source>
        <translation>Ændringer ({n})</translation>
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
        <source>Looks like names of people: nothing of it is kept</source>
        <translation>Ligner personnavne: intet af det gemmes</translation>
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
        <translation>Overskriften siger “{heading}”</translation>
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
        <translation>Ser på tabellen…</translation>
    </message>
    <message>
        <source>Putting the figures into the plan…</source>
        <translation>Sætter tallene ind i planen…</translation>
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
        <source>&amp;Take over the figures</source>
        <translation>&amp;Overtag tallene</translation>
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
        <translation>Mellem kolonner</translation>
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
        <source>{rows} rows in {columns} columns, read like this</source>
        <translation>{rows} rækker i {columns} kolonner, læst sådan</translation>
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
        <source>{column} is written as</source>
        <translation>{column} er skrevet som</translation>
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
        <source>In the plan today</source>
        <translation>I planen i dag</translation>
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
        <source>Today</source>
        <translation>I dag</translation>
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
        <source>The file says everything that is needed.</source>
        <translation>Filen siger alt, hvad der skal bruges.</translation>
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
        <translation>Planen kan kun læses. Gem en kopi, og importér i kopien.</translation>
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
        <translation>En Excel-projektmappe med overskrifter, eksempler og valg at vælge imellem. Udfyld den, og importér den.</translation>
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
        <translation>&amp;Gæt forfra</translation>
    </message>
    <message>
        <source>The columns are used as last time, when a file of this shape was read.</source>
        <translation>Kolonnerne bruges som sidst, da en fil af denne form blev læst.</translation>
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
        <source>Written in</source>
        <translation>Skrevet i</translation>
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
        <source>Full-time years not staffed {first}–{last}</source>
        <translation>Årsværk uden bemanding {first}–{last}</translation>
    </message>
    <message>
        <source>Person-years not staffed {first}–{last}</source>
        <translation>Personår uden bemanding {first}–{last}</translation>
    </message>
</context>
<context>
    <name>LeverPanel</name>
    <message>
        <source>the world</source>
        <translation>omverdenen</translation>
    </message>
    <message>
        <source>partly the world</source>
        <translation>delvis omverdenen</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>foldet ud</translation>
    </message>
    <message>
        <source>folded away</source>
        <translation>foldet sammen</translation>
    </message>
    <message>
        <source>the demand scenario already assumes {share}</source>
        <translation>efterspørgselsscenariet regner allerede med {share}</translation>
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
        <source>Reset to today</source>
        <translation>Nulstil til i dag</translation>
    </message>
    <message>
        <source>Takes every lever back to its value today</source>
        <translation>Sætter alle håndtag tilbage til i dag</translation>
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
        <source>potential {n} full-time persons</source>
        <translation>potentiale {n} fuldtidspersoner</translation>
    </message>
</context>
<context>
    <name>LeverRow</name>
    <message>
        <source>{name} (the world)</source>
        <translation>{name} (omverdenen)</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>Nulstil {name}</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Tilbage til i dag</translation>
    </message>
    <message>
        <source>About {name}</source>
        <translation>Om {name}</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Spænd</translation>
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
        <source>{value} (no change)</source>
        <translation>{value} (ingen ændring)</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Virkning</translation>
    </message>
    <message>
        <source>Today&apos;s figures</source>
        <translation>Dagens tal</translation>
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
        <source>Years by which staff retire later than today, besides the reform, for instance through senior agreements. Negative values mean earlier retirement.</source>
        <translation>Hvor mange år senere end i dag medarbejderne trækker sig tilbage, ud over reformen, fx gennem seniorordninger. Negative værdier betyder tidligere tilbagetrækning.</translation>
    </message>
    <message>
        <source>{sector}, {occupation}</source>
        <translation>{sector}, {occupation}</translation>
    </message>
    <message>
        <source>The share of the staff that works full time (37 hours a week) once the measure is in full effect. The tick on the slider is today&apos;s share. More full-time work means that fewer people are needed for the same work.</source>
        <translation>Andelen af de ansatte, der er på fuld tid (37 timer om ugen), når tiltaget har fuld effekt. Mærket på skyderen er andelen i dag. Når flere er på fuld tid, skal der færre personer til det samme arbejde.</translation>
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
        <translation>Hvor meget større en andel af dem, der gennemfører grundforløb 2, der går videre til hovedforløbet, fordi de er sikret en læreplads. Andelen bliver aldrig over 100 %.</translation>
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
        <translation>Den del af de nyuddannede, der i dag går tabt, fordi de arbejder et andet sted eller slet ikke arbejder, som i stedet tager arbejde i faget.</translation>
    </message>
    <message>
        <source>Fewer leave for other jobs</source>
        <translation>Færre skifter til andet job</translation>
    </message>
    <message>
        <source>The part of the yearly exits other than retirement that is avoided. Negative values mean that more people leave.</source>
        <translation>Den del af den årlige afgang ud over tilbagetrækning, der undgås. Negative værdier betyder, at flere holder op.</translation>
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
        <source>Percentage points added to the yearly growth of demand, from the year in which measures begin. It is decided by the world, not by the planner.</source>
        <translation>Procentpoint, der lægges til den årlige vækst i efterspørgslen fra det år, tiltagene begynder. Det er omverdenen, der afgør den, ikke planlæggeren.</translation>
    </message>
    <message>
        <source>Technology and new ways of working</source>
        <translation>Teknologi og nye arbejdsgange</translation>
    </message>
    <message>
        <source>The part of the work that is saved each year by technology and new ways of working, from the year in which measures begin.</source>
        <translation>Den del af arbejdet, der hvert år spares med teknologi og nye arbejdsgange, fra det år tiltagene begynder.</translation>
    </message>
    <message>
        <source>Measures begin</source>
        <translation>Tiltagene begynder</translation>
    </message>
    <message>
        <source>The first year in which gradual measures have an effect.</source>
        <translation>Det første år, hvor tiltag, der indfases gradvist, har effekt.</translation>
    </message>
    <message>
        <source>Measures in full effect</source>
        <translation>Tiltagene har fuld effekt</translation>
    </message>
    <message>
        <source>The year from which gradual measures act in full. Between the two years the effect grows in equal steps.</source>
        <translation>Året, fra hvilket tiltag, der indfases gradvist, virker fuldt ud. Mellem de to år vokser effekten i lige store trin.</translation>
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
        <translation>… og {n} mere</translation>
    </message>
    <message>
        <source>Change the data</source>
        <translation>Ændr data</translation>
    </message>
    <message>
        <source>Scenarios use something that the plan then no longer has.</source>
        <translation>Scenarier bruger noget, som planen så ikke længere har.</translation>
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
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>balance {n}</source>
        <translation>balance {n}</translation>
    </message>
    <message>
        <source>{name}: {spells}. Balance in {year}: {n}.</source>
        <translation>{name}: {spells}. Balance i {year}: {n}.</translation>
    </message>
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
        <source>Scenario matrix, {occupation} {first}–{last}</source>
        <translation>Scenariematrix, {occupation} {first}–{last}</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenarie</translation>
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
        <translation>Der er ingen offentliggjort fremskrivning for {occupation}: tallene hviler på antagelser.</translation>
    </message>
    <message>
        <source>✓ as published: {a} of {b} cells and {c} of {d} balances</source>
        <translation>✓ som offentliggjort: {a} af {b} felter og {c} af {d} balancer</translation>
    </message>
    <message>
        <source>, {n} of them derived</source>
        <translation>, heraf {n} udledte</translation>
    </message>
    <message>
        <source>Demand and reform alone, no other measures.</source>
        <translation>Kun efterspørgsel og reform, ingen andre tiltag.</translation>
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
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The data have 1 fault: showing the last valid plan.</source>
        <translation>Data har 1 fejl: viser den seneste gyldige plan.</translation>
    </message>
    <message>
        <source>The data have {n} faults: showing the last valid plan.</source>
        <translation>Data har {n} fejl: viser den seneste gyldige plan.</translation>
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
        <translation>&quot;{text}&quot; kan betyde {small} eller {large}. Skriv ét af de to.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a number. Type for example {example}.</source>
        <translation>&quot;{text}&quot; er ikke et tal. Skriv for eksempel {example}.</translation>
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
        <source>{name} is on a shared drive.</source>
        <translation>{name} ligger på et delt drev.</translation>
    </message>
    <message>
        <source>Only one person at a time should work in the plan. If the connection fails while something is saved, the change may be lost. The backups are on this machine.</source>
        <translation>Kun én person ad gangen bør arbejde i planen. Hvis forbindelsen svigter, mens noget gemmes, kan ændringen gå tabt. Sikkerhedskopierne ligger på denne maskine.</translation>
    </message>
    <message>
        <source>{name} is in a folder that is synchronised.</source>
        <translation>{name} ligger i en mappe, der synkroniseres.</translation>
    </message>
    <message>
        <source>{service} copies the file while you work. If the plan is open on two machines, there may be two versions of it. The backups are on this machine.</source>
        <translation>{service} kopierer filen, mens du arbejder. Er planen åben på to maskiner, kan der opstå to udgaver af den. Sikkerhedskopierne ligger på denne maskine.</translation>
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
        <source>They are lost if you close the plan now.</source>
        <translation>De går tabt, hvis du lukker planen nu.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Luk uden at gemme</translation>
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
        <source>{name} (changed)</source>
        <translation>{name} (ændret)</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Nyt scenarie</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
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
        <translation>Note (hvorfor)</translation>
    </message>
    <message>
        <source>&amp;Save scenario</source>
        <translation>&amp;Gem scenarie</translation>
    </message>
    <message>
        <source>Save scenario &amp;as…</source>
        <translation>Gem scenarie &amp;som…</translation>
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
        <source>Today</source>
        <translation>I dag</translation>
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
        <source>Delete the scenario {name}? The sliders stay as they are, but the saved scenario is gone.</source>
        <translation>Skal scenariet {name} slettes? Skyderne bliver stående, men det gemte scenarie forsvinder.</translation>
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
        <source>Scenario</source>
        <translation>Scenarie</translation>
    </message>
</context>
<context>
    <name>ScenariosPage</name>
    <message>
        <source>{areas} · {unit} · mechanical projection · {first}</source>
        <translation>{areas} · {unit} · mekanisk fremskrivning · {first}</translation>
    </message>
    <message>
        <source>{n} areas</source>
        <translation>{n} områder</translation>
    </message>
    <message>
        <source>Each by itself in {year}: {effects}</source>
        <translation>Hver for sig i {year}: {effects}</translation>
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
        <source>rests on assumptions</source>
        <translation>bygger på antagelser</translation>
    </message>
    <message>
        <source>Some of the plan&apos;s figures are assumptions. Replace them with your own figures to make the result yours.</source>
        <translation>Nogle af planens tal er antagelser. Erstat dem med jeres egne tal, så bliver resultatet jeres eget.</translation>
    </message>
    <message>
        <source>Move one of the levers at the left to see what would help. The tick on each slider is today&apos;s value.</source>
        <translation>Flyt et af håndtagene i venstre side, og se, hvad der ville hjælpe. Mærket på hver skyder er værdien i dag.</translation>
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
        <translation>Andel af en alder, der stopper i løbet af et år. Mellem de angivne aldre trækker modellen rette linjer.</translation>
    </message>
    <message>
        <source>Reform</source>
        <translation>Reform</translation>
    </message>
    <message>
        <source>By how many years the reform, in full, postpones retirement.</source>
        <translation>Hvor mange år reformen udskyder pensionering, når den virker fuldt ud.</translation>
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
        <translation>De forløb, efterspørgslen kan tage, i den rækkefølge de vises.</translation>
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
        <translation>Aldersgruppens andel af de nyansatte. Andelene behøver ikke give 100 tilsammen.</translation>
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
        <translation>Andel af alderen, der går på pension inden for et år.</translation>
    </message>
    <message>
        <source>Leave otherwise</source>
        <translation>Anden afgang</translation>
    </message>
    <message>
        <source>Share of the age that leaves for other reasons within a year.</source>
        <translation>Andel af alderen, der stopper af andre grunde inden for et år.</translation>
    </message>
    <message>
        <source>Later retirement</source>
        <translation>Senere pension</translation>
    </message>
    <message>
        <source>Years by which the reform postpones retirement in the year.</source>
        <translation>Antal år, reformen udskyder pensionering i året.</translation>
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
        <source>Trainees on their way to work as {occupation}, persons</source>
        <translation>Elever på vej til arbejdet som {occupation}, personer</translation>
    </message>
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
        <source>in work in the field</source>
        <translation>i job i faget</translation>
    </message>
</context>
<context>
    <name>TraineesView</name>
    <message>
        <source>In {year}, {start} trainees start the basic course and {main} the main course; {done} graduate, and {work} take work in the field.</source>
        <translation>I {year} starter {start} elever på grundforløb 2 og {main} på hovedforløb; {done} bliver færdige, og {work} går i job i faget.</translation>
    </message>
    <message>
        <source>{who} graduate {years} years after they start the basic course; the first of those who start in {start} graduate in {end}.</source>
        <translation>{who} bliver færdige {years} år efter start på grundforløb 2; de første, der starter i {start}, bliver færdige i {end}.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>{lever}: {value}</source>
        <translation>{lever}: {value}</translation>
    </message>
    <message>
        <source>Demand: {name}</source>
        <translation>Efterspørgsel: {name}</translation>
    </message>
    <message>
        <source>with reform</source>
        <translation>med reform</translation>
    </message>
    <message>
        <source>without reform</source>
        <translation>uden reform</translation>
    </message>
    <message>
        <source>All levers to today</source>
        <translation>Alle håndtag til i dag</translation>
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
        <source>As in the plan copied from</source>
        <translation>Som i den plan, der er kopieret fra</translation>
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
        <source>Revert: {what}</source>
        <translation>Før tilbage: {what}</translation>
    </message>
    <message>
        <source>{table}: change {n} cells</source>
        <translation>{table}: ændr {n} felter</translation>
    </message>
    <message>
        <source>{table}, {column}: {old} → {new}</source>
        <translation>{table}, {column}: {old} → {new}</translation>
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
        <source>From {n} in {year} to {m} in {last}; most, {most}, in {peak}.</source>
        <translation>Fra {n} i {year} til {m} i {last}; flest i {peak}: {most}.</translation>
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
        <source>All levers to &amp;today</source>
        <translation>Alle håndtag til &amp;i dag</translation>
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
        <source>Not saved</source>
        <translation>Ikke gemt</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
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
        <source>{n} assumed</source>
        <translation>{n} antagne</translation>
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
</context>
</TS>
