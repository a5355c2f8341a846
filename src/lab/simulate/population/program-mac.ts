import { programs, type Program } from './program.ts';

const APP = '/Applications';
const SYS = '/System/Library';

/** Everyday programs of Macs, laid out as in program-windows.ts; the company is the team of the signature. Frequencies are our assumption. */
export const MAC_PROGRAMS: readonly Program[] = programs(
  'macos',
  `
chrome|Google Chrome|${APP}/Google Chrome.app/Contents/MacOS|EQHXZ8M8AV|||143+.0.7499+.110|297|1|60|190|all|launchd||www.google.com,fonts.gstatic.com,mail.google.com,docs.google.com,calendar.google.com,www.linkedin.com,github.com,app.slack.com,www.figma.com,www.notion.so,news.example.com,intranet.example.com,login.example.com,accounts.google.com,www.youtube.com,stackoverflow.com|Google/Google Chrome.app
chromehelper|Google Chrome Helper|${APP}/Google Chrome.app/Contents/Frameworks/Google Chrome Framework.framework/Helpers/Google Chrome Helper.app/Contents/MacOS|EQHXZ8M8AV|||143+.0.7499+.110|310|1|110|30|all|Google Chrome|--type=renderer|fonts.gstatic.com,ssl.gstatic.com
safari|Safari|${APP}/Safari.app/Contents/MacOS|APPLE|||26+.1|136|1|14|30|all|launchd||www.apple.com,configuration.apple.com,news.example.com,intranet.example.com|Apple/Safari.app
slack|Slack|${APP}/Slack.app/Contents/MacOS|BQR82RBBHL|||4.47+.65|193|1|20|90|all|launchd||slack.com,wss-primary.slack.com,edgeapi.slack.com,files.slack.com|Slack/Slack.app
zoom|zoom.us|${APP}/zoom.us.app/Contents/MacOS|BJ4HAAB9B3|||6.6+.6|215|1|22|50|all|launchd||zoom.us,us04web.zoom.us,log-gateway.zoom.us|Zoom/zoom.us.app
teams|MSTeams|${APP}/Microsoft Teams.app/Contents/MacOS|UBF8T346G9|||25306+.804|9312|0.8|14|50|all|launchd||teams.microsoft.com,presence.teams.microsoft.com|Microsoft/Microsoft Teams.app
outlook|Microsoft Outlook|${APP}/Microsoft Outlook.app/Contents/MacOS|UBF8T346G9|||16.103+.25111410|4511|0.6|10|50|all|launchd||outlook.office365.com,substrate.office.com|Microsoft/Microsoft Outlook.app
excel|Microsoft Excel|${APP}/Microsoft Excel.app/Contents/MacOS|UBF8T346G9|||16.103+.25111410|3980|0.6|10|4|all|launchd||officeclient.microsoft.com|Microsoft/Microsoft Excel.app
word|Microsoft Word|${APP}/Microsoft Word.app/Contents/MacOS|UBF8T346G9|||16.103+.25111410|3610|0.6|8|4|all|launchd||officeclient.microsoft.com|Microsoft/Microsoft Word.app
onepassword|1Password|${APP}/1Password.app/Contents/MacOS|2BUA8C4S2C|||8.11+.18|171|1|7|12|all|launchd|--silent|my.1password.com,b5n.1password.com|AgileBits/1Password.app
figma|Figma|${APP}/Figma.app/Contents/MacOS|T8RA8NE3B7|||125.10+.8|160|0.25|9|18|all|launchd||www.figma.com|Figma/Figma.app
notion|Notion|${APP}/Notion.app/Contents/MacOS|LBQJ96FQ8D|||4.24+.0|158|0.25|8|18|all|launchd||www.notion.so|Notion/Notion.app
spotify|Spotify|${APP}/Spotify.app/Contents/MacOS|2FNC3A47ZF|||1.2.77+.358|2150|0.4|9|35|all|launchd||apresolve.spotify.com,i.scdn.co|Spotify/Spotify.app
firefox|firefox|${APP}/Firefox.app/Contents/MacOS|43AQ936H96|||145+.0.1|640|0.16|20|40|all|launchd||push.services.mozilla.com,news.example.com|Mozilla/Firefox.app
rectangle|Rectangle|${APP}/Rectangle.app/Contents/MacOS|XSYZ3E4B7D|||0.93+|410|0.2|3|0|all|launchd|||Rectangle/Rectangle.app
raycast|Raycast|${APP}/Raycast.app/Contents/MacOS|SY64MV22J9|||1.104+.1|6210|0.2|6|7|all|launchd||backend.raycast.com|Raycast/Raycast.app
whatsapp|WhatsApp|${APP}/WhatsApp.app/Contents/MacOS|57T9237FN3|||25.33+.79|5120|0.2|4|9|all|launchd||web.whatsapp.com|WhatsApp/WhatsApp.app
preview|Preview|${SYS}/../Applications/Preview.app/Contents/MacOS|APPLE|||11.0|1230|1|9|0|all|launchd
finder|Finder|${SYS}/CoreServices/Finder.app/Contents/MacOS|APPLE|||26+.1|9810|1|2|0|all|launchd
mdworker|mdworker_shared|${SYS}/Frameworks/CoreServices.framework/Versions/A/Frameworks/Metadata.framework/Versions/A/Support|APPLE|||2333.20|210|1|90|0|service|launchd|-s mdworker
logioptions|logioptionsplus_agent|/Library/Application Support/Logitech.localized/LogiOptionsPlus/logioptionsplus_agent.app/Contents/MacOS|QED4VVPZWA|||1.98+.823580|24100|0.25|4|6|all|launchd||updates.logitech.com|Logitech/logioptionsplus.app
displaylink|DisplayLinkUserAgent|${APP}/DisplayLink Manager.app/Contents/MacOS|73YQY62QM3|||14.1+|1910|0.2|3|0|all|launchd|||DisplayLink/DisplayLink Manager.app
code|Electron|${APP}/Visual Studio Code.app/Contents/MacOS|UBF8T346G9|||1.106+.3|151|0.9|30|25|dev|launchd||update.code.visualstudio.com,marketplace.visualstudio.com,api.githubcopilot.com|Microsoft/Visual Studio Code.app
codehelper|Code Helper (Plugin)|${APP}/Visual Studio Code.app/Contents/Frameworks/Code Helper (Plugin).app/Contents/MacOS|UBF8T346G9|||1.106+.3|132|0.9|40|6|dev|Electron|--type=utility|main.vscode-cdn.net
git|git|/Library/Developer/CommandLineTools/usr/bin|APPLE|||2.50.1|4119|1|100|10|dev|Electron|fetch --prune origin|github.com,git.example.com
zsh|zsh|/bin|APPLE|||5.9|1361|1|45|0|dev|iTerm2|-l
iterm|iTerm2|${APP}/iTerm.app/Contents/MacOS|H7V7XYVQ7D|||3.6+.5|22100|0.7|5|0|dev|launchd|||iTerm2/iTerm.app
node|node|/opt/homebrew/bin|HX7739G8FX|||24.11+.1|112600|0.7|45|14|dev|zsh|scripts/dev.js|registry.npmjs.org
python|python3.13|/opt/homebrew/bin||||3.13.9+|52|0.6|24|8|dev|zsh|-m pytest -q|pypi.org,files.pythonhosted.org
docker|Docker|${APP}/Docker.app/Contents/MacOS|9BNSXJN65R|||4.53+.0|34|0.6|5|14|dev|launchd||registry-1.docker.io,auth.docker.io|Docker/Docker.app
ssh|ssh|/usr/bin|APPLE|||10.0|1020|1|9|6|dev|zsh|-T git@git.example.com|git.example.com
brew|ruby|/opt/homebrew/Library/Homebrew/vendor/portable-ruby/current/bin||||3.4.7+|39|0.6|5|5|dev|zsh|brew.rb update|formulae.brew.sh,ghcr.io
idea|idea|${APP}/IntelliJ IDEA.app/Contents/MacOS|2ZEFAR8TH3|||2025.3+|420|0.25|6|9|dev|launchd||www.jetbrains.com|JetBrains/IntelliJ IDEA.app
postman|Postman|${APP}/Postman.app/Contents/MacOS|H7H8Q7M5CK|||11.73+.3|160|0.35|5|9|dev|launchd||api.getpostman.com|Postman/Postman.app
kubectl|kubectl|/opt/homebrew/bin||||1.34+.2|58100|0.3|9|7|dev|zsh|get pods|k8s.example.com
softwareupdated|softwareupdated|${SYS}/CoreServices/Software Update.app/Contents/Resources|APPLE|||26+.1|1893|1|14|10|service|launchd||swscan.apple.com,gdmf.apple.com
cloudd|cloudd|${SYS}/PrivateFrameworks/CloudKitDaemon.framework/Support|APPLE|||2300|1110|1|16|22|service|launchd||gateway.icloud.com
nsurl|nsurlsessiond|/usr/libexec|APPLE|||26+.1|910|1|18|16|service|launchd||mesu.apple.com,xp.apple.com
apsd|apsd|${SYS}/PrivateFrameworks/ApplePushService.framework|APPLE|||26+.1|720|1|2|22|service|launchd||courier.push.apple.com
syspolicyd|syspolicyd|/usr/libexec|APPLE|||26+.1|1510|1|10|6|service|launchd||ocsp2.apple.com
mdmclient|mdmclient|/usr/libexec|APPLE|||26+.1|2510|1|6|4|service|launchd|daemon|mdmenrollment.apple.com
intunedaemon|IntuneMdmDaemon|/Library/Intune/Microsoft Intune Agent.app/Contents/MacOS|UBF8T346G9|||2511+.005|5120|1|6|8|service|launchd||manage.microsoft.com|Microsoft/Microsoft Intune Agent.app
wdavdaemon|wdavdaemon|${APP}/Microsoft Defender.app/Contents/MacOS|UBF8T346G9|||101.25102+.0018|23100|1|5|30|service|launchd|enterprise|winatp-gw-eus.microsoft.com,us-v20.events.data.microsoft.com|Microsoft/Microsoft Defender.app
osqueryd|osqueryd|/opt/osquery/lib/osquery.app/Contents/MacOS|3522FA9PXF|||5.20+.0|20100|1|1|0|service|launchd|--flagfile=/private/var/osquery/osquery.flags||osquery/osquery.app
googleupdate|GoogleUpdater|/Library/Application Support/Google/GoogleUpdater/143.0.7482.0/GoogleUpdater.app/Contents/MacOS|EQHXZ8M8AV|||143+.0.7482.0|7110|1|8|6|service|launchd|--wake --system|update.googleapis.com
launchd|launchd|/sbin|APPLE|||26+.1|369|1|0|0|service|kernel_task
loginwindow|loginwindow|${SYS}/CoreServices/loginwindow.app/Contents/MacOS|APPLE|||26+.1|2710|1|0|0|service|launchd
`,
);
