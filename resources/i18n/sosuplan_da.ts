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
        <source>The reference plan cannot be opened.</source>
        <translation>Referenceplanen kan ikke åbnes.</translation>
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
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n ændret</numerusform>
            <numerusform>%n ændret</numerusform>
        </translation>
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
        <source>{n} full-time persons</source>
        <translation>{n} fuldtidspersoner</translation>
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
        <translation>, heraf {n} udledt</translation>
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
    <name>ScenarioBar</name>
    <message>
        <source>Demand scenario</source>
        <translation>Efterspørgselsscenarie</translation>
    </message>
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
        <source>Move a lever to the left to see what would help. The tick on each slider is today&apos;s value.</source>
        <translation>Flyt et håndtag til venstre, og se, hvad der ville hjælpe. Mærket på hver skyder er værdien i dag.</translation>
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
        <source>Figures by source: {listed}</source>
        <translation>Tal efter kilde: {listed}</translation>
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
