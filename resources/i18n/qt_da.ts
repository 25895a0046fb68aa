<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What the Danish texts of Qt itself lack; lupdate does not touch this file. -->
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1-fil</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Drev</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Genvej</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ukendt</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Søg i:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Fil&amp;type:</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>&lt;b&gt;The name &quot;%1&quot; cannot be used.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Navnet »%1« kan ikke bruges.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Try using another name, with fewer characters or no punctuation marks.</source>
        <translation>Prøv et andet navn med færre tegn eller uden skilletegn.</translation>
    </message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message>
        <source>Page &amp;order:</source>
        <translation>Side&amp;rækkefølge:</translation>
    </message>
    <message>
        <source>Pages &amp;per sheet:</source>
        <translation>Sider &amp;pr. ark:</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Double Sided Printing</source>
        <translation>Tosidet udskrift</translation>
    </message>
    <message>
        <source>Long side binding</source>
        <translation>Vend på den lange led</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>Page &amp;Set:</source>
        <translation>Si&amp;der:</translation>
    </message>
    <message>
        <source>Short side binding</source>
        <translation>Vend på den korte led</translation>
    </message>
</context>
</TS>
