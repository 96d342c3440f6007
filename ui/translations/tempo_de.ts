<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>EventText</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>in the clear</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
</context>
<context>
    <name>Permission</name>
    <message>
        <source>The daemon is not connected.</source>
        <translation>Der Daemon ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Only an owner of the daemon may do this.</source>
        <translation>Das darf nur ein Eigentümer des Daemons.</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Use own certificate</source>
        <translation>Eigenes Zertifikat verwenden</translation>
    </message>
    <message>
        <source>PEM files on the daemon&apos;s machine. They are checked before they are used, and watched afterwards. Leave both empty for Tempo&apos;s own certificate.</source>
        <translation>PEM-Dateien auf dem Rechner des Daemons. Sie werden vor der Verwendung geprüft und danach überwacht. Bleiben beide Felder leer, gilt Tempos eigenes Zertifikat.</translation>
    </message>
    <message>
        <source>Certificate and chain</source>
        <translation>Zertifikat und Kette</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>Token of %1</source>
        <translation>Token von %1</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>Not rotated</source>
        <translation>Nicht ersetzt</translation>
    </message>
    <message>
        <source>Rotate token</source>
        <translation>Token ersetzen</translation>
    </message>
    <message>
        <source>This token has crossed the network in the clear. The next one takes its place at once.</source>
        <translation>Dieses Token ist unverschlüsselt durch das Netz gegangen. Das neue tritt sofort an seine Stelle.</translation>
    </message>
    <message>
        <source>The sender gets a new token. The earlier one can stay valid for a while.</source>
        <translation>Der Absender bekommt ein neues Token. Das bisherige kann noch eine Weile gültig bleiben.</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>eine Stunde</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>einen Tag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>eine Woche</translation>
    </message>
    <message>
        <source>The earlier token stays valid</source>
        <translation>Das bisherige Token bleibt gültig</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Save tempo-ca.pem</source>
        <translation>tempo-ca.pem speichern</translation>
    </message>
</context>
<context>
    <name>RemoveSource</name>
    <message numerus="yes">
        <source>Delete its events for good (%n)</source>
        <translation>
            <numerusform>Ihr Ereignis endgültig löschen (%n)</numerusform>
            <numerusform>Ihre Ereignisse endgültig löschen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke the tokens that can send for nothing else</source>
        <translation>Token widerrufen, die für nichts anderes senden können</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1 and all sources below it leave the list.</source>
        <translation>%1 und alle Quellen darunter verlassen die Liste.</translation>
    </message>
    <message>
        <source>%1 leaves the list.</source>
        <translation>%1 verlässt die Liste.</translation>
    </message>
    <message>
        <source>Its events stay in the timeline and its senders can post as before, unless you say otherwise. With its next event it is back.</source>
        <translation>Ihre Ereignisse bleiben in der Zeitleiste und ihre Absender können weiter senden, wenn Sie nichts anderes sagen. Mit ihrem nächsten Ereignis ist sie wieder da.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Entfernt: %1</translation>
    </message>
    <message>
        <source>Events deleted: %1</source>
        <translation>Gelöschte Ereignisse: %1</translation>
    </message>
    <message>
        <source>Tokens revoked: %1</source>
        <translation>Widerrufene Token: %1</translation>
    </message>
    <message>
        <source>These senders can still bring it back: %1</source>
        <translation>Diese Absender können sie zurückbringen: %1</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>“%1” copies: %2</source>
        <translation>„%1“ kopiert: %2</translation>
    </message>
    <message>
        <source>“%1” opens: %2</source>
        <translation>„%1“ öffnet: %2</translation>
    </message>
    <message>
        <source>“%1” runs in a terminal: %2</source>
        <translation>„%1“ führt im Terminal aus: %2</translation>
    </message>
    <message>
        <source>%1 (switched off)</source>
        <translation>%1 (abgeschaltet)</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) to go</source>
        <translation>
            <numerusform>noch %n Ereignis</numerusform>
            <numerusform>noch %n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>⚠ earlier version</source>
        <translation>⚠ frühere Fassung</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>comes with Tempo</source>
        <translation>kommt mit Tempo</translation>
    </message>
    <message>
        <source>your own, instead of Tempo&apos;s</source>
        <translation>eigener, statt des von Tempo</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>eigener</translation>
    </message>
    <message>
        <source>There is no score for this source yet.</source>
        <translation>Für diese Quelle gibt es noch keinen Score.</translation>
    </message>
    <message>
        <source>It will be used instead of the score that comes with Tempo.</source>
        <translation>Er wird statt des Scores benutzt, der mit Tempo kommt.</translation>
    </message>
    <message>
        <source>It takes the place of your present score.</source>
        <translation>Er tritt an die Stelle Ihres jetzigen Scores.</translation>
    </message>
    <message numerus="yes">
        <source>It acknowledges %n of these events by itself.</source>
        <translation>
            <numerusform>Er bestätigt %n dieser Ereignisse von selbst.</numerusform>
            <numerusform>Er bestätigt %n dieser Ereignisse von selbst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It dismisses %n of these events by itself.</source>
        <translation>
            <numerusform>Er verwirft %n dieser Ereignisse von selbst.</numerusform>
            <numerusform>Er verwirft %n dieser Ereignisse von selbst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
</context>
<context>
    <name>SenderRecipe</name>
    <message>
        <source>It has to trust tempo-ca.pem, which “Save certificate” gives you.</source>
        <translation>Es muss tempo-ca.pem vertrauen; die Datei bekommen Sie mit „Zertifikat speichern“.</translation>
    </message>
    <message>
        <source>Run this in a shell of the machine that is to send.</source>
        <translation>In einer Shell des Rechners ausführen, der senden soll.</translation>
    </message>
    <message>
        <source>Copy packaging/tempo-post to the machine that is to send, and run this there.</source>
        <translation>packaging/tempo-post auf den Rechner kopieren, der senden soll, und dies dort ausführen.</translation>
    </message>
    <message>
        <source>What to do in %1; address and token are filled in.</source>
        <translation>Was in %1 zu tun ist; Adresse und Token sind eingesetzt.</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>Whether events are taken over plain HTTP</source>
        <translation>Ob Ereignisse über HTTP ohne Verschlüsselung angenommen werden</translation>
    </message>
    <message>
        <source>The port for plain HTTP</source>
        <translation>Der Port für HTTP ohne Verschlüsselung</translation>
    </message>
    <message>
        <source>Who can reach the ports: the network, or this machine alone</source>
        <translation>Wer die Ports erreicht: das Netz oder nur dieser Rechner</translation>
    </message>
    <message>
        <source>Whether events are taken over TLS, beside plain HTTP</source>
        <translation>Ob Ereignisse auch über TLS angenommen werden</translation>
    </message>
    <message>
        <source>The port for TLS</source>
        <translation>Der Port für TLS</translation>
    </message>
    <message>
        <source>PEM file with the authorities of senders&apos; own certificates; empty: no sender is asked for one</source>
        <translation>PEM-Datei mit den Zertifizierungsstellen der Absender; leer: kein Absender wird nach einem Zertifikat gefragt</translation>
    </message>
    <message>
        <source>Whether only private, loopback and link-local addresses may send</source>
        <translation>Ob nur private, Loopback- und Link-Local-Adressen senden dürfen</translation>
    </message>
    <message>
        <source>How long events are kept</source>
        <translation>Wie lange Ereignisse behalten werden</translation>
    </message>
    <message>
        <source>How long the pictures of events are kept; the events stay</source>
        <translation>Wie lange die Bilder von Ereignissen behalten werden; die Ereignisse bleiben</translation>
    </message>
    <message>
        <source>How long audit entries are kept</source>
        <translation>Wie lange Einträge des Audits behalten werden</translation>
    </message>
    <message>
        <source>How often Tempo makes a backup by itself</source>
        <translation>Wie oft Tempo von selbst eine Sicherung macht</translation>
    </message>
    <message>
        <source>How many of the backups made by itself are kept, the newest</source>
        <translation>Wie viele der von selbst gemachten Sicherungen bleiben, die neuesten</translation>
    </message>
    <message>
        <source>The folder for backups, from the root; empty: `backups` in the data folder</source>
        <translation>Der Ordner für Sicherungen, von der Wurzel an; leer: `backups` im Datenordner</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
</context>
<context>
    <name>SourceText</name>
    <message>
        <source>quiet for longer than usual</source>
        <translation>länger ruhig als üblich</translation>
    </message>
    <message>
        <source>silent since %1</source>
        <translation>verstummt seit %1</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>hat noch nichts gesendet</translation>
    </message>
    <message>
        <source>last event came in the clear</source>
        <translation>letztes Ereignis kam unverschlüsselt</translation>
    </message>
    <message>
        <source>last event came over TLS</source>
        <translation>letztes Ereignis kam über TLS</translation>
    </message>
    <message>
        <source>used in the clear although TLS is required; rotate its token</source>
        <translation>unverschlüsselt benutzt, obwohl TLS verlangt wird; Token ersetzen</translation>
    </message>
    <message>
        <source>all of %1</source>
        <translation>alle von %1</translation>
    </message>
    <message>
        <source>needing attention: %1, the worst: %2</source>
        <translation>brauchen Aufmerksamkeit: %1, am schlimmsten: %2</translation>
    </message>
</context>
<context>
    <name>StackText</name>
    <message numerus="yes">
        <source>%n event(s) since %1</source>
        <translation>
            <numerusform>%n Ereignis seit %1</numerusform>
            <numerusform>%n Ereignisse seit %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cycle(s)</source>
        <translation>
            <numerusform>%n Durchgang</numerusform>
            <numerusform>%n Durchgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>the worst: %1</source>
        <translation>am schlimmsten: %1</translation>
    </message>
    <message>
        <source>needing attention: %1</source>
        <translation>brauchen Aufmerksamkeit: %1</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>vor %1 Tagen</translation>
    </message>
</context>
<context>
    <name>TimelineText</name>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n braucht Aufmerksamkeit</numerusform>
            <numerusform>%n brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
    <message>
        <source>stack of %1</source>
        <translation>Stapel von %1</translation>
    </message>
    <message>
        <source>in the stack above</source>
        <translation>im Stapel darüber</translation>
    </message>
    <message>
        <source>Stack of %1. Space, or a click on the arrow, unfolds it.</source>
        <translation>Stapel von %1. Die Leertaste oder ein Klick auf den Pfeil klappt ihn aus.</translation>
    </message>
    <message>
        <source>Newer events of this stack…</source>
        <translation>Neuere Ereignisse dieses Stapels …</translation>
    </message>
    <message>
        <source>Older events of this stack…</source>
        <translation>Ältere Ereignisse dieses Stapels …</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TlsSection</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>ToolList</name>
    <message>
        <source>alerts of Prometheus, firing and resolved</source>
        <translation>Alarme von Prometheus, ausgelöst und behoben</translation>
    </message>
    <message>
        <source>servers that are down or over their limits</source>
        <translation>Server, die ausfallen oder Grenzen überschreiten</translation>
    </message>
    <message>
        <source>alerts of your dashboards</source>
        <translation>Alarme Ihrer Dashboards</translation>
    </message>
    <message>
        <source>jobs that did not report in time</source>
        <translation>Jobs, die sich nicht rechtzeitig gemeldet haben</translation>
    </message>
    <message>
        <source>snapshots made, with warnings, or failed</source>
        <translation>Snapshots: gelungen, mit Warnungen, gescheitert</translation>
    </message>
    <message>
        <source>whether it blocks, and answers at all</source>
        <translation>ob es blockiert und überhaupt antwortet</translation>
    </message>
    <message>
        <source>verification, pruning and sync jobs</source>
        <translation>Prüfungen, Aufräumen und Abgleiche</translation>
    </message>
    <message>
        <source>backups, replication, fencing, updates</source>
        <translation>Sicherungen, Replikation, Fencing, Updates</translation>
    </message>
    <message>
        <source>volumes, drives, backups and power of a NAS</source>
        <translation>Volumes, Laufwerke, Sicherungen und Strom eines NAS</translation>
    </message>
    <message>
        <source>pools, disks and services of a NAS</source>
        <translation>Pools, Platten und Dienste eines NAS</translation>
    </message>
    <message>
        <source>devices and internet, up and down</source>
        <translation>Geräte und Internet, da und weg</translation>
    </message>
    <message>
        <source>what cameras and doorbells see, with pictures</source>
        <translation>was Kameras und Türklingeln sehen, mit Bildern</translation>
    </message>
    <message>
        <source>monitors that go down and come back</source>
        <translation>Monitore, die ausfallen und zurückkommen</translation>
    </message>
    <message>
        <source>logins to the password safe, and failed ones</source>
        <translation>Anmeldungen am Passwortsafe, auch gescheiterte</translation>
    </message>
    <message>
        <source>whatever speaks CloudEvents 1.0</source>
        <translation>alles, was CloudEvents 1.0 spricht</translation>
    </message>
    <message>
        <source>pushes, pull requests, releases, runs</source>
        <translation>Pushes, Pull Requests, Releases, Läufe</translation>
    </message>
    <message>
        <source>workflow runs, pull requests, security alerts</source>
        <translation>Workflow-Läufe, Pull Requests, Sicherheitswarnungen</translation>
    </message>
    <message>
        <source>doors, smoke, water and what else you label</source>
        <translation>Türen, Rauch, Wasser und was Sie sonst markieren</translation>
    </message>
    <message>
        <source>new media, who watches what, failed logins</source>
        <translation>neue Medien, wer was schaut, gescheiterte Anmeldungen</translation>
    </message>
    <message>
        <source>requests for films and series, and issues</source>
        <translation>Wünsche nach Filmen und Serien, und Probleme</translation>
    </message>
    <message>
        <source>messages of your flows</source>
        <translation>Nachrichten Ihrer Flows</translation>
    </message>
    <message>
        <source>grabs, and indexers that fail</source>
        <translation>Funde, und Indexer, die ausfallen</translation>
    </message>
    <message>
        <source>films grabbed and imported, and its health</source>
        <translation>gefundene und übernommene Filme, und sein Befinden</translation>
    </message>
    <message>
        <source>episodes grabbed and imported, and its health</source>
        <translation>gefundene und übernommene Folgen, und sein Befinden</translation>
    </message>
    <message>
        <source>every program that notifies through it</source>
        <translation>jedes Programm, das darüber meldet</translation>
    </message>
    <message>
        <source>every program that posts to Gotify</source>
        <translation>jedes Programm, das an Gotify sendet</translation>
    </message>
    <message>
        <source>every program that publishes to ntfy</source>
        <translation>jedes Programm, das an ntfy sendet</translation>
    </message>
    <message>
        <source>Script (curl)</source>
        <translation>Skript (curl)</translation>
    </message>
    <message>
        <source>any machine with a shell</source>
        <translation>jeder Rechner mit einer Shell</translation>
    </message>
    <message>
        <source>scripts, with retries and a spool</source>
        <translation>Skripte, mit Wiederholungen und Zwischenlager</translation>
    </message>
    <message>
        <source>a URL, headers and a body of your own</source>
        <translation>URL, Kopfzeilen und Inhalt nach Wahl</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Gotify clients</source>
        <translation>Gotify-Clients</translation>
    </message>
    <message>
        <source>ntfy clients</source>
        <translation>ntfy-Clients</translation>
    </message>
</context>
<context>
    <name>TriageWords</name>
    <message>
        <source>events with severity %1</source>
        <translation>Ereignisse mit Schweregrad %1</translation>
    </message>
    <message>
        <source>all events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>events of %1 with severity %2</source>
        <translation>Ereignisse von %1 mit Schweregrad %2</translation>
    </message>
    <message>
        <source>events of %1</source>
        <translation>Ereignisse von %1</translation>
    </message>
    <message numerus="yes">
        <source>after %n weeks</source>
        <translation>
            <numerusform>nach einer Woche</numerusform>
            <numerusform>nach %n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n days</source>
        <translation>
            <numerusform>nach einem Tag</numerusform>
            <numerusform>nach %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n hours</source>
        <translation>
            <numerusform>nach einer Stunde</numerusform>
            <numerusform>nach %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n minutes</source>
        <translation>
            <numerusform>nach einer Minute</numerusform>
            <numerusform>nach %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n seconds</source>
        <translation>
            <numerusform>nach einer Sekunde</numerusform>
            <numerusform>nach %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Never dismiss %1</source>
        <translation>%1 nie verwerfen</translation>
    </message>
    <message>
        <source>Never acknowledge %1</source>
        <translation>%1 nie bestätigen</translation>
    </message>
    <message>
        <source>Dismiss %1 %2</source>
        <comment>events, after a time</comment>
        <translation>%1 %2 verwerfen</translation>
    </message>
    <message>
        <source>Acknowledge %1 %2</source>
        <comment>events, after a time</comment>
        <translation>%1 %2 bestätigen</translation>
    </message>
</context>
<context>
    <name>tempo::model::ActivityModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: no events</source>
        <translation>%1: keine Ereignisse</translation>
    </message>
    <message>
        <source>%1: %2, worst: %3</source>
        <translation>%1: %2, am schlimmsten: %3</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Week from %1</source>
        <translation>Woche ab %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>tempo::model::AuditModel</name>
    <message>
        <source>%1 (handled)</source>
        <translation>%1 (erledigt)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>tempo::model::DaemonStarter</name>
    <message>
        <source>tempod is not installed beside tempo-tray, nor on the path. Install it, or start it by hand.</source>
        <translation>tempod ist weder neben tempo-tray noch im Suchpfad installiert. Installieren Sie es oder starten Sie es von Hand.</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 kann nicht gestartet werden: %2</translation>
    </message>
</context>
<context>
    <name>tempo::model::ExportJob</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>tempo::model::ScoreListModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
</context>
<context>
    <name>tempo::model::SenderListModel</name>
    <message>
        <source>used in the clear</source>
        <translation>unverschlüsselt benutzt</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 pro Minute</translation>
    </message>
    <message>
        <source>Revoked: its token is refused.</source>
        <translation>Widerrufen: Sein Token wird abgewiesen.</translation>
    </message>
    <message>
        <source>Its token has crossed the network in the clear. Rotate it.</source>
        <translation>Sein Token ist unverschlüsselt durch das Netz gegangen. Ersetzen Sie es.</translation>
    </message>
    <message>
        <source>Expired: its token is refused.</source>
        <translation>Abgelaufen: Sein Token wird abgewiesen.</translation>
    </message>
    <message>
        <source>%1 (revoked)</source>
        <translation>%1 (widerrufen)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>any</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Require TLS</source>
        <translation>TLS verlangen</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
</context>
<context>
    <name>tempo::tray::AboutPage</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Version %1. Every signal of a LAN on one timeline.</source>
        <translation>Version %1. Alle Signale eines LANs auf einer Zeitleiste.</translation>
    </message>
    <message>
        <source>An independent implementation, compatible with and not affiliated with the macOS app of that name. Apache License 2.0. No telemetry, no update check.</source>
        <translation>Eine unabhängige Implementierung, kompatibel mit der macOS-App dieses Namens und nicht mit ihr verbunden. Apache-Lizenz 2.0. Keine Telemetrie, keine Suche nach Updates.</translation>
    </message>
    <message>
        <source>The daemon</source>
        <translation>Der Daemon</translation>
    </message>
    <message>
        <source>tempod %1, you are its %2</source>
        <translation>tempod %1, Sie sind sein %2</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Data: %1 (%2)</source>
        <translation>Daten: %1 (%2)</translation>
    </message>
    <message>
        <source>Configuration: %1</source>
        <translation>Konfiguration: %1</translation>
    </message>
</context>
<context>
    <name>tempo::tray::ActionButtons</name>
    <message>
        <source>The score of this source does not allow it.</source>
        <translation>Der Score dieser Quelle erlaubt es nicht.</translation>
    </message>
    <message>
        <source>Run this command?</source>
        <translation>Diesen Befehl ausführen?</translation>
    </message>
    <message>
        <source>“%1” of %2 runs this in a terminal:

%3</source>
        <translation>„%1“ von %2 führt dies in einem Terminal aus:

%3</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Nicht geöffnet</translation>
    </message>
    <message>
        <source>No program could be started for “%1”.</source>
        <translation>Für „%1“ konnte kein Programm gestartet werden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The event has no %1.</source>
        <translation>Dem Ereignis fehlt: %1.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::ActivityBar</name>
    <message>
        <source>Events of the last 24 hours</source>
        <translation>Ereignisse der letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Events of the last 12 weeks</source>
        <translation>Ereignisse der letzten 12 Wochen</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 12 weeks</source>
        <translation>Letzte 12 Wochen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::ActivityGrid</name>
    <message>
        <source>The arrow keys move from cell to cell, Enter goes to its time</source>
        <translation>Die Pfeiltasten führen von Feld zu Feld, Enter geht zu seiner Zeit</translation>
    </message>
</context>
<context>
    <name>tempo::tray::AnnouncementsSection</name>
    <message>
        <source>What is announced</source>
        <translation>Was gemeldet wird</translation>
    </message>
    <message>
        <source>Rules of its own for this source</source>
        <translation>Eigene Regeln für diese Quelle</translation>
    </message>
    <message>
        <source>Announce nothing of this source</source>
        <translation>Nichts von dieser Quelle melden</translation>
    </message>
    <message>
        <source>Events that need attention, once each.</source>
        <translation>Ereignisse, die Aufmerksamkeit brauchen, je einmal.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>mit Ton</translation>
    </message>
    <message>
        <source>%1 with sound</source>
        <translation>%1 mit Ton</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>Glocke</translation>
    </message>
    <message>
        <source>Warning sound</source>
        <translation>Warnton</translation>
    </message>
    <message>
        <source>Error sound</source>
        <translation>Fehlerton</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
</context>
<context>
    <name>tempo::tray::Application</name>
    <message>
        <source>No tray</source>
        <translation>Keine Symbolleiste</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons, so Tempo runs as a normal window and ends when you close it. On GNOME, the extension “AppIndicator and KStatusNotifierItem Support” adds a tray.</source>
        <translation>Dieser Desktop zeigt keine Symbole in der Leiste. Tempo läuft daher als normales Fenster und endet, wenn Sie es schließen. Unter GNOME ergänzt die Erweiterung „AppIndicator and KStatusNotifierItem Support“ eine Symbolleiste.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::AuditSection</name>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Only what is not handled</source>
        <translation>Nur Unerledigtes</translation>
    </message>
    <message>
        <source>Mark as handled</source>
        <translation>Als erledigt markieren</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Überprüfen</translation>
    </message>
    <message>
        <source>Make a sender from this…</source>
        <translation>Absender daraus anlegen …</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Abweisungen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Intact: %1 lines checked.</source>
        <translation>Unversehrt: %1 Zeilen geprüft.</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>tempo::tray::BackupsSection</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Make one by itself every</source>
        <translation>Selbsttätig sichern alle</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Of these, keep the newest</source>
        <translation>Davon die neuesten behalten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>backups in the data folder</source>
        <translation>„backups“ im Datenordner</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Undo the last restore…</source>
        <translation>Letzte Wiederherstellung rückgängig machen …</translation>
    </message>
    <message>
        <source>%1: %2 events, %3 senders, %4</source>
        <translation>%1: %2 Ereignisse, %3 Absender, %4</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1: %2</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>No backup yet in %1.</source>
        <translation>Noch keine Sicherung in %1.</translation>
    </message>
    <message>
        <source>Choose the backup that is to be put back.</source>
        <translation>Wählen Sie die Sicherung, die zurückgespielt werden soll.</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>Diese Sicherung wiederherstellen?</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Undo the last restore?</source>
        <translation>Letzte Wiederherstellung rückgängig machen?</translation>
    </message>
    <message>
        <source>What was there before it comes back, and what has come since goes.</source>
        <translation>Was vorher da war, kommt zurück; was seitdem kam, geht verloren.</translation>
    </message>
    <message>
        <source>Undo restore</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>%1 tokens of the restored data do not open with this key. Rotate them.</source>
        <translation>%1 Token der wiederhergestellten Daten lassen sich mit diesem Schlüssel nicht öffnen. Ersetzen Sie sie.</translation>
    </message>
    <message>
        <source>All events, senders and settings are replaced by those of the backup of %1. What is there now is kept, and the restore can be undone.</source>
        <translation>Alle Ereignisse, Absender und Einstellungen werden durch die der Sicherung vom %1 ersetzt. Was jetzt da ist, wird aufgehoben; die Wiederherstellung lässt sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::Banner</name>
    <message>
        <source>The daemon cannot be started</source>
        <translation>Der Daemon lässt sich nicht starten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The daemon is not running</source>
        <translation>Der Daemon läuft nicht</translation>
    </message>
    <message>
        <source>Start daemon</source>
        <translation>Daemon starten</translation>
    </message>
    <message>
        <source>You may not see the events of this daemon</source>
        <translation>Sie dürfen die Ereignisse dieses Daemons nicht sehen</translation>
    </message>
    <message>
        <source>The daemon is of another version</source>
        <translation>Der Daemon hat eine andere Version</translation>
    </message>
    <message>
        <source>Ingestion is paused</source>
        <translation>Der Empfang ist angehalten</translation>
    </message>
    <message>
        <source>No events are taken until it goes on.</source>
        <translation>Bis er weitergeht, werden keine Ereignisse angenommen.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::DetailsPane</name>
    <message>
        <source>Choose an event to see all of it.</source>
        <translation>Wählen Sie ein Ereignis, um alles darüber zu sehen.</translation>
    </message>
    <message>
        <source>Acknowledge this</source>
        <translation>Dies bestätigen</translation>
    </message>
    <message>
        <source>Dismiss this</source>
        <translation>Dies verwerfen</translation>
    </message>
    <message>
        <source>Image of the event</source>
        <translation>Bild des Ereignisses</translation>
    </message>
    <message>
        <source>Click to see it at full size</source>
        <translation>Klicken für die volle Größe</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>Externe ID</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>In a stack: %1</source>
        <translation>In einem Stapel: %1</translation>
    </message>
</context>
<context>
    <name>tempo::tray::DiagnosticsSection</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>Diagnose speichern …</translation>
    </message>
    <message>
        <source>One file with versions, settings, problems, counts and the last lines of the log, for whoever helps you. No token, no key and nothing that events say is in it, but names, addresses and paths: look at it before you give it away.</source>
        <translation>Eine Datei mit Versionen, Einstellungen, Problemen, Zahlen und den letzten Zeilen des Logs, für alle, die Ihnen helfen. Kein Token, kein Schlüssel und nichts vom Inhalt der Ereignisse ist darin, aber Namen, Adressen und Pfade: Sehen Sie sie an, bevor Sie sie weitergeben.</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
</context>
<context>
    <name>tempo::tray::GeneralPage</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start Tempo when I log in</source>
        <translation>Tempo beim Anmelden starten</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the language says</source>
        <translation>Wie in der Sprache üblich</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 Stunden</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>x-terminal-emulator</source>
        <translation>x-terminal-emulator</translation>
    </message>
    <message>
        <source>Terminal program</source>
        <translation>Terminalprogramm</translation>
    </message>
    <message>
        <source>Start Tempo again to use it</source>
        <translation>Zum Anwenden Tempo neu starten</translation>
    </message>
</context>
<context>
    <name>tempo::tray::ImageDialog</name>
    <message>
        <source>Image of the event</source>
        <translation>Bild des Ereignisses</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Volle Größe</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>Ins Fenster einpassen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 × %2, shown at %3 %</source>
        <translation>%1 × %2, gezeigt mit %3 %</translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>⚠ %1 cannot be written: %2</source>
        <translation>⚠ %1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>tempo::tray::IngestionPage</name>
    <message>
        <source>Plain HTTP</source>
        <translation>Einfaches HTTP</translation>
    </message>
    <message>
        <source>Accept events</source>
        <translation>Ereignisse annehmen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>a free one</source>
        <translation>ein freier</translation>
    </message>
    <message>
        <source>Reachable from</source>
        <translation>Erreichbar von</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>dem Netz</translation>
    </message>
    <message>
        <source>this machine only</source>
        <translation>nur diesem Rechner</translation>
    </message>
    <message>
        <source>Listening at %1</source>
        <translation>Lauscht auf %1</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Lauscht nicht</translation>
    </message>
    <message>
        <source>⚠ Not listening: %1</source>
        <translation>⚠ Lauscht nicht: %1</translation>
    </message>
</context>
<context>
    <name>tempo::tray::KeysOverview</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Next event, the one before</source>
        <translation>Nächstes Ereignis, das davor</translation>
    </message>
    <message>
        <source>Page Down  Page Up</source>
        <translation>Bild ab  Bild auf</translation>
    </message>
    <message>
        <source>One page on, one back</source>
        <translation>Eine Seite vor, eine zurück</translation>
    </message>
    <message>
        <source>Home  End</source>
        <translation>Pos 1  Ende</translation>
    </message>
    <message>
        <source>The newest, the oldest of all</source>
        <translation>Das neueste, das älteste von allen</translation>
    </message>
    <message>
        <source>Space  →  ←</source>
        <translation>Leertaste  →  ←</translation>
    </message>
    <message>
        <source>Unfold a stack, fold it again</source>
        <translation>Einen Stapel ausklappen, wieder einklappen</translation>
    </message>
    <message>
        <source>Shift  Ctrl</source>
        <translation>Umschalt  Strg</translation>
    </message>
    <message>
        <source>With a key or a click: choose several</source>
        <translation>Mit einer Taste oder einem Klick: mehrere wählen</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <translation>Strg+A</translation>
    </message>
    <message>
        <source>Choose everything that matches</source>
        <translation>Alles Passende wählen</translation>
    </message>
    <message>
        <source>Acknowledge: seen to, stays in the list</source>
        <translation>Bestätigen: gesehen, bleibt in der Liste</translation>
    </message>
    <message>
        <source>Dismiss: done with, leaves the list</source>
        <translation>Verwerfen: erledigt, verlässt die Liste</translation>
    </message>
    <message>
        <source>Undo the last of both</source>
        <translation>Das letzte von beiden rückgängig machen</translation>
    </message>
    <message>
        <source>Only what needs attention, or everything again</source>
        <translation>Nur was Aufmerksamkeit braucht, oder wieder alles</translation>
    </message>
    <message>
        <source>Search; Enter searches, Esc ends it</source>
        <translation>Suchen; die Eingabetaste sucht, Esc beendet es</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>To the details of the event</source>
        <translation>Zu den Einzelheiten des Ereignisses</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Strg+,</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>In the hours and weeks above: another one; Enter goes there</source>
        <translation>In den Stunden und Wochen darüber: zum nächsten Feld; Enter geht dorthin</translation>
    </message>
</context>
<context>
    <name>tempo::tray::KeysSection</name>
    <message>
        <source>Encryption key</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Tokens and TLS keys are sealed with it in the database.</source>
        <translation>Mit diesem Schlüssel sind Token und TLS-Schlüssel in der Datenbank versiegelt.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Rotate key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Key %1 (from %2) was tried on %3 sealed values.</source>
        <translation>Schlüssel %1 (aus %2) wurde an %3 versiegelten Werten erprobt.</translation>
    </message>
    <message>
        <source>Rotate the encryption key?</source>
        <translation>Den Schlüssel ersetzen?</translation>
    </message>
    <message>
        <source>A new key is made and everything is sealed anew. Backups made before need the key that they were made with.</source>
        <translation>Ein neuer Schlüssel wird erzeugt und alles neu versiegelt. Ältere Sicherungen brauchen weiter den Schlüssel, mit dem sie entstanden sind.</translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <source>The new key is %1; %2 values were sealed anew.</source>
        <translation>Der neue Schlüssel ist %1; %2 Werte wurden neu versiegelt.</translation>
    </message>
    <message>
        <source>All of them open.</source>
        <translation>Alle lassen sich öffnen.</translation>
    </message>
    <message>
        <source>⚠ Does not open: %1 %2</source>
        <translation>⚠ Lässt sich nicht öffnen: %1 %2</translation>
    </message>
</context>
<context>
    <name>tempo::tray::MainWindow</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>New sender…</source>
        <translation>Neuer Absender …</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::MaintenancePage</name>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>Keep events</source>
        <translation>Ereignisse behalten</translation>
    </message>
    <message>
        <source>Keep the audit</source>
        <translation>Audit behalten</translation>
    </message>
    <message>
        <source>Keep pictures of events</source>
        <translation>Bilder von Ereignissen behalten</translation>
    </message>
    <message>
        <source>What is older goes for good, with what it held; an event of which only the picture is too old stays. “For ever” keeps everything.</source>
        <translation>Was älter ist, verschwindet endgültig, mit allem darin; ein Ereignis, von dem nur das Bild zu alt ist, bleibt. „Für immer“ behält alles.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::MetadataView</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>a picture, %1</source>
        <translation>ein Bild, %1</translation>
    </message>
    <message>
        <source>Double click or Enter opens it</source>
        <translation>Doppelklick oder Eingabetaste öffnet es</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Open this link</source>
        <translation>Diesen Link öffnen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::NewSenderWizard</name>
    <message>
        <source>New sender</source>
        <translation>Neuer Absender</translation>
    </message>
    <message>
        <source>Only from %1</source>
        <translation>Nur von %1</translation>
    </message>
    <message>
        <source>Each sender gets a token of its own, so that it can be told from the others, limited, and revoked.</source>
        <translation>Jeder Absender bekommt ein eigenes Token. So lässt er sich von den anderen unterscheiden, begrenzen und widerrufen.</translation>
    </message>
    <message>
        <source>for example: Backup of the NAS</source>
        <translation>zum Beispiel: Sicherung des NAS</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>The provider is the name under which its events appear; dots make levels.</source>
        <translation>Unter dem Namen des Providers erscheinen die Ereignisse; Punkte bilden Ebenen.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Over TLS</source>
        <translation>Über TLS</translation>
    </message>
    <message>
        <source>This machine is</source>
        <translation>Dieser Rechner heißt</translation>
    </message>
    <message>
        <source>Ready text</source>
        <translation>Fertiger Text</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Save certificate…</source>
        <translation>Zertifikat speichern …</translation>
    </message>
    <message>
        <source>TLS is off: Settings → Ingestion.</source>
        <translation>TLS ist aus: Einstellungen → Empfang.</translation>
    </message>
    <message>
        <source>Waiting for its first event…</source>
        <translation>Warte auf das erste Ereignis …</translation>
    </message>
    <message>
        <source>✓ The first event has arrived: %1</source>
        <translation>✓ Das erste Ereignis ist da: %1</translation>
    </message>
    <message>
        <source>⚠ A post from %1 was refused: %2</source>
        <translation>⚠ Eine Sendung von %1 wurde abgewiesen: %2</translation>
    </message>
    <message>
        <source>What will send? Type to find it</source>
        <translation>Was soll senden? Tippen, um es zu finden</translation>
    </message>
    <message>
        <source>Find a tool</source>
        <translation>Werkzeug suchen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>None of that name. “Something else” takes any JSON that is posted.</source>
        <translation>Keins mit diesem Namen. „Etwas anderes“ nimmt jedes JSON, das gesendet wird.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>folder of ui/translations/senders, of this language</comment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>tempo::tray::NotificationsPage</name>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>Do not disturb every day</source>
        <translation>Täglich nicht stören</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe ab</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Critical events are announced all the same</source>
        <translation>Kritische Ereignisse trotzdem melden</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>For one hour</source>
        <translation>Eine Stunde lang</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Until I turn it off</source>
        <translation>Bis ich es ausschalte</translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>Bis %1.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::Notifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::NumberField</name>
    <message numerus="yes">
        <source>days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hours</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>Stunde</numerusform>
            <numerusform>Stunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::PolicySection</name>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Only trusted networks may send</source>
        <translation>Nur vertraute Netze dürfen senden</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Verbieten</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Believe as proxy</source>
        <translation>Als Proxy glauben</translation>
    </message>
    <message>
        <source>Kind of rule</source>
        <translation>Art der Regel</translation>
    </message>
    <message>
        <source>192.0.2.0/24 or an address</source>
        <translation>192.0.2.0/24 oder eine Adresse</translation>
    </message>
    <message>
        <source>Address or network</source>
        <translation>Adresse oder Netz</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>eine Adresse</translation>
    </message>
    <message>
        <source>Would this address get in?</source>
        <translation>Käme diese Adresse herein?</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Deny %1</source>
        <translation>%1 verbieten</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 erlauben</translation>
    </message>
    <message>
        <source>Believe %1 as proxy</source>
        <translation>%1 als Proxy glauben</translation>
    </message>
    <message>
        <source>Trusted: %1</source>
        <translation>Vertraut: %1</translation>
    </message>
    <message>
        <source>Yes: %1 is %2.</source>
        <translation>Ja: %1 ist %2.</translation>
    </message>
    <message>
        <source>No: %1 is %2.</source>
        <translation>Nein: %1 ist %2.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::PreviewView</name>
    <message>
        <source>Nothing has come from this source yet, so there is nothing to try it on.</source>
        <translation>Von dieser Quelle kam noch nichts, woran er sich erproben ließe.</translation>
    </message>
    <message>
        <source>The newest events of this source, now and then:</source>
        <translation>Die neuesten Ereignisse dieser Quelle, jetzt und dann:</translation>
    </message>
    <message>
        <source>What it can do</source>
        <translation>Was er kann</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Title then</source>
        <translation>Titel dann</translation>
    </message>
    <message>
        <source>It offers no actions.</source>
        <translation>Er bietet keine Aktionen an.</translation>
    </message>
    <message>
        <source>What it can do, when you press it. Values of the event stand in for ${…}; a command asks before its first run:</source>
        <translation>Was er tun kann, wenn Sie darauf drücken. Für ${…} stehen Werte des Ereignisses; ein Befehl fragt vor dem ersten Mal:</translation>
    </message>
</context>
<context>
    <name>tempo::tray::RevisionsView</name>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Fassung %2</translation>
    </message>
    <message>
        <source>nothing but its time</source>
        <translation>nichts als die Zeit</translation>
    </message>
</context>
<context>
    <name>tempo::tray::ScoreEditor</name>
    <message>
        <source>New score</source>
        <translation>Neuer Score</translation>
    </message>
    <message>
        <source>Score of %1</source>
        <translation>Score von %1</translation>
    </message>
    <message>
        <source>Text of the score</source>
        <translation>Text des Scores</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Save as copy…</source>
        <translation>Als Kopie speichern …</translation>
    </message>
    <message>
        <source>Not saved yet. %1</source>
        <translation>Noch nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>This score comes with Tempo. What you save is used instead of it.</source>
        <translation>Dieser Score kommt mit Tempo. Was Sie speichern, wird statt seiner benutzt.</translation>
    </message>
    <message>
        <source>This is in force.</source>
        <translation>Das gilt jetzt.</translation>
    </message>
    <message>
        <source>It has faults, so it cannot be saved. What is in force stays so.</source>
        <translation>Er hat Fehler und lässt sich nicht speichern. Was gilt, gilt weiter.</translation>
    </message>
    <message>
        <source>Save as copy</source>
        <translation>Als Kopie speichern</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>Ohne Speichern schließen?</translation>
    </message>
    <message>
        <source>What you have changed is lost.</source>
        <translation>Ihre Änderungen gehen verloren.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::ScoreReview</name>
    <message>
        <source>Not a score</source>
        <translation>Kein Score</translation>
    </message>
    <message>
        <source>%1 cannot be shown: %2</source>
        <translation>%1 kann nicht gezeigt werden: %2</translation>
    </message>
    <message>
        <source>Install the score %1?</source>
        <translation>Den Score %1 einrichten?</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>What it will do</source>
        <translation>Was er tun wird</translation>
    </message>
    <message>
        <source>Difference to the present one</source>
        <translation>Unterschied zum jetzigen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>it is too large for a score.</source>
        <translation>zu groß für einen Score.</translation>
    </message>
    <message>
        <source>%1, for events of %2. %3 Nothing is installed yet.</source>
        <translation>%1, für Ereignisse von %2. %3 Noch ist nichts eingerichtet.</translation>
    </message>
    <message>
        <source>It is the same.</source>
        <translation>Er ist derselbe.</translation>
    </message>
    <message>
        <source>This file cannot be installed, because it has faults:</source>
        <translation>Diese Datei lässt sich nicht einrichten, denn sie hat Fehler:</translation>
    </message>
</context>
<context>
    <name>tempo::tray::ScoresPage</name>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Files with faults</source>
        <translation>Dateien mit Fehlern</translation>
    </message>
    <message>
        <source>A score says how the events of one source look and behave: severity, label, tag, what belongs together, what can be done.</source>
        <translation>Ein Score sagt, wie die Ereignisse einer Quelle aussehen und sich verhalten: Schweregrad, Aufschrift, Schlagwort, was zusammengehört, was man tun kann.</translation>
    </message>
    <message>
        <source>Stored events brought up to date</source>
        <translation>Gespeicherte Ereignisse auf den Stand gebracht</translation>
    </message>
    <message>
        <source>Install from file…</source>
        <translation>Aus Datei einrichten …</translation>
    </message>
    <message>
        <source>Edit score…</source>
        <translation>Score bearbeiten …</translation>
    </message>
    <message>
        <source>Remove score…</source>
        <translation>Score entfernen …</translation>
    </message>
    <message>
        <source>New score…</source>
        <translation>Neuer Score …</translation>
    </message>
    <message>
        <source>Read the files again</source>
        <translation>Dateien neu lesen</translation>
    </message>
    <message>
        <source>What was in force before stays so until the file is right.</source>
        <translation>Was vorher galt, gilt weiter, bis die Datei stimmt.</translation>
    </message>
    <message>
        <source>Open in editor…</source>
        <translation>Im Editor öffnen …</translation>
    </message>
    <message numerus="yes">
        <source>Stored events are being brought up to date, the newest first: %n to go.</source>
        <translation>
            <numerusform>Gespeicherte Ereignisse werden auf den Stand gebracht, die neuesten zuerst: noch %n.</numerusform>
            <numerusform>Gespeicherte Ereignisse werden auf den Stand gebracht, die neuesten zuerst: noch %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>All stored events are up to date.</source>
        <translation>Alle gespeicherten Ereignisse sind auf dem Stand.</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1: %2</translation>
    </message>
    <message>
        <source>What comes with Tempo cannot be removed, but replaced.</source>
        <translation>Was mit Tempo kommt, lässt sich nicht entfernen, aber ersetzen.</translation>
    </message>
    <message>
        <source>Install a score</source>
        <translation>Score einrichten</translation>
    </message>
    <message>
        <source>Scores (*.tempo-score *.json)</source>
        <translation>Scores (*.tempo-score *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The one that comes with Tempo is used again then.</source>
        <translation>Dann gilt wieder der, der mit Tempo kommt.</translation>
    </message>
    <message>
        <source>Its events are shown plainly then.</source>
        <translation>Dann werden seine Ereignisse schlicht gezeigt.</translation>
    </message>
    <message>
        <source>Remove the score of %1?</source>
        <translation>Den Score von %1 entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::SearchBox</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search, for example: disk full source:nas severity:&gt;=error</source>
        <translation>Suche, zum Beispiel: disk full source:nas severity:&gt;=error</translation>
    </message>
    <message>
        <source>Words, and conditions: source: severity: state: tag: is: after: before:
Enter searches, Esc ends it.</source>
        <translation>Wörter und Bedingungen: source: severity: state: tag: is: after: before:
Die Eingabetaste sucht, Esc beendet es.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::SelectionPicker</name>
    <message>
        <source>Only from</source>
        <translation>Nur ab</translation>
    </message>
    <message>
        <source>Only before</source>
        <translation>Nur vor</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>All senders</source>
        <translation>Alle Absender</translation>
    </message>
</context>
<context>
    <name>tempo::tray::SenderEditor</name>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Refuse it in the clear</source>
        <translation>Unverschlüsselt abweisen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>from anywhere that is trusted</source>
        <translation>von überall, wo vertraut wird</translation>
    </message>
    <message>
        <source>Addresses and networks, such as 192.168.1.20 or fd00::/8</source>
        <translation>Adressen und Netze, etwa 192.168.1.20 oder fd00::/8</translation>
    </message>
    <message>
        <source>none, or for example CN=nas,O=Home</source>
        <translation>keins, oder zum Beispiel CN=nas,O=Home</translation>
    </message>
    <message>
        <source>The client certificate that it must show over TLS. The authority that signs it is set under Secure (TLS).</source>
        <translation>Das Client-Zertifikat, das der Absender über TLS vorweisen muss. Wer es ausstellt, steht unter Sicher (TLS).</translation>
    </message>
    <message>
        <source>Turn TLS on first.</source>
        <translation>Schalten Sie zuerst TLS ein.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>As the setting says</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>So many a minute:</source>
        <translation>So viele pro Minute:</translation>
    </message>
    <message>
        <source>Events a minute</source>
        <translation>Ereignisse pro Minute</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>Läuft ab am</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Ablauf</translation>
    </message>
</context>
<context>
    <name>tempo::tray::SendersSection</name>
    <message>
        <source>Senders</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>New sender…</source>
        <translation>Neuer Absender …</translation>
    </message>
    <message>
        <source>Show token…</source>
        <translation>Token zeigen …</translation>
    </message>
    <message>
        <source>Rotate token…</source>
        <translation>Token ersetzen …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Require TLS</source>
        <translation>TLS verlangen</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Revoke %1?</source>
        <translation>%1 widerrufen?</translation>
    </message>
    <message>
        <source>Its token is refused from now on. This cannot be taken back.</source>
        <translation>Sein Token wird ab jetzt abgewiesen. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Allow plain HTTP</source>
        <translation>Einfaches HTTP erlauben</translation>
    </message>
    <message>
        <source>Turn TLS on first.</source>
        <translation>Schalten Sie zuerst TLS ein.</translation>
    </message>
    <message>
        <source>No sender yet. Without one, every post is refused.</source>
        <translation>Noch kein Absender. Ohne einen wird jede Sendung abgewiesen.</translation>
    </message>
    <message>
        <source>Choose a sender to change it.</source>
        <translation>Wählen Sie einen Absender, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>On TLS since %1.</source>
        <translation>Über TLS seit %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) so far.</source>
        <translation>
            <numerusform>Bisher %n Ereignis.</numerusform>
            <numerusform>Bisher %n Ereignisse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::SettingField</name>
    <message>
        <source>Do it anyway</source>
        <translation>Trotzdem tun</translation>
    </message>
    <message>
        <source>Locked: fixed from outside (%1)</source>
        <translation>Gesperrt: von außen festgelegt (%1)</translation>
    </message>
    <message>
        <source>You may only look at the settings of this daemon.</source>
        <translation>Sie dürfen die Einstellungen dieses Daemons nur ansehen.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Ingestion</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Sources and scores</source>
        <translation>Quellen und Scores</translation>
    </message>
</context>
<context>
    <name>tempo::tray::SourceDelegate</name>
    <message>
        <source>%1 · silent</source>
        <translation>%1 · verstummt</translation>
    </message>
    <message>
        <source>%1 · late</source>
        <translation>%1 · verspätet</translation>
    </message>
</context>
<context>
    <name>tempo::tray::SourcesPane</name>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>New sender…</source>
        <translation>Neuer Absender …</translation>
    </message>
    <message>
        <source>Rotate the exposed token…</source>
        <translation>Das preisgegebene Token ersetzen …</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Notifications from this source</source>
        <translation>Meldungen dieser Quelle</translation>
    </message>
    <message>
        <source>Rotate its token…</source>
        <translation>Token ersetzen …</translation>
    </message>
    <message>
        <source>Show only this</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Show all sources</source>
        <translation>Alle Quellen zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>It has sent nothing yet.</source>
        <translation>Sie hat noch nichts gesendet.</translation>
    </message>
    <message>
        <source>New sender for it…</source>
        <translation>Neuer Absender dafür …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n ausgeblendet</numerusform>
            <numerusform>%n ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Their events are left out of the timeline. Press to bring them back.</source>
        <translation>Ihre Ereignisse fehlen in der Zeitleiste. Drücken, um sie zurückzuholen.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Events of %1</source>
        <translation>Ereignisse von %1</translation>
    </message>
</context>
<context>
    <name>tempo::tray::StoredEventsSection</name>
    <message>
        <source>Export and delete</source>
        <translation>Exportieren und löschen</translation>
    </message>
    <message>
        <source>Export dismissed events too</source>
        <translation>Auch verworfene Ereignisse exportieren</translation>
    </message>
    <message>
        <source>JSON lines: one event a line</source>
        <translation>JSON-Zeilen: ein Ereignis je Zeile</translation>
    </message>
    <message>
        <source>JSON: one list</source>
        <translation>JSON: eine Liste</translation>
    </message>
    <message>
        <source>CSV: for a spreadsheet</source>
        <translation>CSV: für eine Tabelle</translation>
    </message>
    <message>
        <source>Form of the export</source>
        <translation>Form des Exports</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Export events…</source>
        <translation>Ereignisse exportieren …</translation>
    </message>
    <message>
        <source>Delete events…</source>
        <translation>Ereignisse löschen …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) deleted.</source>
        <translation>
            <numerusform>%n Ereignis gelöscht.</numerusform>
            <numerusform>%n Ereignisse gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) exported.</source>
        <translation>
            <numerusform>%n Ereignis exportiert.</numerusform>
            <numerusform>%n Ereignisse exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is about %n event(s), dismissed ones included.</source>
        <translation>
            <numerusform>Es geht um %n Ereignis, verworfene eingeschlossen.</numerusform>
            <numerusform>Es geht um %n Ereignisse, verworfene eingeschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete events?</source>
        <translation>Ereignisse löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) will be deleted for good. What they held is overwritten in the database; backups that were made before still have it.</source>
        <translation>
            <numerusform>%n Ereignis wird endgültig gelöscht. Sein Inhalt wird in der Datenbank überschrieben; frühere Sicherungen haben ihn noch.</numerusform>
            <numerusform>%n Ereignisse werden endgültig gelöscht. Ihr Inhalt wird in der Datenbank überschrieben; frühere Sicherungen haben ihn noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export events</source>
        <translation>Ereignisse exportieren</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Angehalten. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>%1 of about %2 events</source>
        <translation>%1 von etwa %2 Ereignissen</translation>
    </message>
    <message>
        <source>Choose a source, a sender or a time first.</source>
        <translation>Wählen Sie zuerst eine Quelle, einen Absender oder eine Zeit.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::TimelinePane</name>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Dismissed too</source>
        <translation>Auch verworfene</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>New sender…</source>
        <translation>Neuer Absender …</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Seen to: it stays in the list and no longer asks for you (A)</source>
        <translation>Gesehen: Es bleibt in der Liste und braucht Sie nicht mehr (A)</translation>
    </message>
    <message>
        <source>Done with: it leaves the list (D)</source>
        <translation>Erledigt: Es verlässt die Liste (D)</translation>
    </message>
    <message>
        <source>You may only look at the events of this daemon.</source>
        <translation>Sie dürfen die Ereignisse dieses Daemons nur ansehen.</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Nichts braucht Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>%1 has sent nothing yet.</source>
        <translation>%1 hat noch nichts gesendet.</translation>
    </message>
    <message>
        <source>No events yet. Make a sender, and let it post the first one.</source>
        <translation>Noch keine Ereignisse. Legen Sie einen Absender an und lassen Sie ihn das erste senden.</translation>
    </message>
    <message>
        <source>To the newest</source>
        <translation>Zum neuesten</translation>
    </message>
    <message>
        <source>Back to the newest events (Home)</source>
        <translation>Zurück zu den neuesten Ereignissen (Pos 1)</translation>
    </message>
    <message>
        <source>Nothing matches “%1”. Fewer words find more, and so does a star at the end of one. Esc ends the search.</source>
        <translation>Nichts passt zu „%1“. Weniger Wörter finden mehr, ebenso ein Stern am Ende eines Wortes. Esc beendet die Suche.</translation>
    </message>
    <message>
        <source>Everything that matches is chosen, not only what is shown.</source>
        <translation>Alles Passende ist gewählt, nicht nur das Gezeigte.</translation>
    </message>
    <message numerus="yes">
        <source>%n events cannot be found yet; search again in a moment.</source>
        <translation>
            <numerusform>%n Ereignis ist noch nicht zu finden; suchen Sie gleich noch einmal.</numerusform>
            <numerusform>%n Ereignisse sind noch nicht zu finden; suchen Sie gleich noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the newest %1. A condition such as before:7d shows older ones.</source>
        <translation>Das sind die neuesten %1. Eine Bedingung wie before:7d zeigt ältere.</translation>
    </message>
    <message>
        <source>These are earlier events.</source>
        <translation>Das sind frühere Ereignisse.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::TlsSection</name>
    <message>
        <source>Secure (TLS)</source>
        <translation>Sicher (TLS)</translation>
    </message>
    <message>
        <source>Accept events over TLS too</source>
        <translation>Ereignisse auch über TLS annehmen</translation>
    </message>
    <message>
        <source>Port for TLS</source>
        <translation>Port für TLS</translation>
    </message>
    <message>
        <source>a free one</source>
        <translation>ein freier</translation>
    </message>
    <message>
        <source>Authority of client certificates</source>
        <translation>Aussteller der Client-Zertifikate</translation>
    </message>
    <message>
        <source>a PEM file; empty: none are asked for</source>
        <translation>eine PEM-Datei; leer: es wird keins verlangt</translation>
    </message>
    <message>
        <source>Copy fingerprint</source>
        <translation>Fingerabdruck kopieren</translation>
    </message>
    <message>
        <source>Copy pin</source>
        <translation>Pin kopieren</translation>
    </message>
    <message>
        <source>Save tempo-ca.pem…</source>
        <translation>tempo-ca.pem speichern …</translation>
    </message>
    <message>
        <source>Use own certificate…</source>
        <translation>Eigenes Zertifikat …</translation>
    </message>
    <message>
        <source>Regenerate…</source>
        <translation>Neu erzeugen …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Listening on port %1</source>
        <translation>Lauscht auf Port %1</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Lauscht nicht</translation>
    </message>
    <message>
        <source>Off. Events cross the network in the clear.</source>
        <translation>Aus. Ereignisse gehen unverschlüsselt durch das Netz.</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Pin</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>TLS required for: %1</source>
        <translation>TLS verlangt von: %1</translation>
    </message>
    <message>
        <source>Still posting in the clear: %1</source>
        <translation>Senden noch unverschlüsselt: %1</translation>
    </message>
    <message>
        <source>Regenerate the certificate?</source>
        <translation>Das Zertifikat neu erzeugen?</translation>
    </message>
    <message>
        <source>A new authority and key are made. Every sender that trusts tempo-ca.pem or pins the key has to be given the new one.</source>
        <translation>Ein neuer Aussteller und ein neuer Schlüssel werden erzeugt. Jeder Absender, der tempo-ca.pem vertraut oder den Schlüssel festhält, braucht danach den neuen.</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Remove the certificate?</source>
        <translation>Das Zertifikat entfernen?</translation>
    </message>
    <message>
        <source>TLS is turned off and its keys are deleted. Senders that require TLS stop working.</source>
        <translation>TLS wird ausgeschaltet und die Schlüssel werden gelöscht. Absender, die TLS verlangen, können dann nicht mehr senden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>tempo::tray::TrayIcon</name>
    <message>
        <source>Tempo: the daemon is not connected</source>
        <translation>Tempo: nicht mit dem Daemon verbunden</translation>
    </message>
    <message>
        <source>Tempo: ingestion is paused</source>
        <translation>Tempo: Empfang angehalten</translation>
    </message>
    <message>
        <source>Tempo: 1 event needs attention</source>
        <translation>Tempo: 1 Ereignis braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Tempo: %1 events need attention</source>
        <translation>Tempo: %1 Ereignisse brauchen Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Tempo: nothing needs attention</source>
        <translation>Tempo: nichts braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Open Tempo</source>
        <translation>Tempo öffnen</translation>
    </message>
    <message>
        <source>Acknowledge all</source>
        <translation>Alle bestätigen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Eine Stunde lang</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Pause ingestion</source>
        <translation>Empfang anhalten</translation>
    </message>
</context>
<context>
    <name>tempo::tray::TriageSection</name>
    <message>
        <source>What settles itself</source>
        <translation>Was sich von selbst erledigt</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Rules acknowledge or dismiss events as they get old. The first rule that speaks of an event counts. Dismissed events are hidden, not deleted; each one is in the audit.</source>
        <translation>Regeln bestätigen oder verwerfen Ereignisse, wenn sie alt werden. Es zählt die erste Regel, die von einem Ereignis spricht. Verworfene Ereignisse sind verborgen, nicht gelöscht; jedes steht im Audit.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>any severity</source>
        <translation>jeder Schweregrad</translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hours</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>Stunde</numerusform>
            <numerusform>Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>minutes</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>Minute</numerusform>
            <numerusform>Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Severity of the rule</source>
        <translation>Schweregrad der Regel</translation>
    </message>
    <message>
        <source>Source of the rule</source>
        <translation>Quelle der Regel</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>Zeiteinheit</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>of all sources</source>
        <translation>aller Quellen</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Locked: fixed from outside (%1)</source>
        <translation>Gesperrt: von außen festgelegt (%1)</translation>
    </message>
    <message>
        <source>No rule yet: nothing settles itself.</source>
        <translation>Noch keine Regel: Nichts erledigt sich von selbst.</translation>
    </message>
</context>
<context>
    <name>tempo::tray::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>1 event acknowledged</source>
        <translation>1 Ereignis bestätigt</translation>
    </message>
    <message>
        <source>%1 events acknowledged</source>
        <translation>%1 Ereignisse bestätigt</translation>
    </message>
    <message>
        <source>1 event dismissed</source>
        <translation>1 Ereignis verworfen</translation>
    </message>
    <message>
        <source>%1 events dismissed</source>
        <translation>%1 Ereignisse verworfen</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
</context>
</TS>
