export type {
	Access,
	Connector,
	ConnectorReach,
	Fetched,
	SettingField,
	Settings,
	Source,
} from './connector.ts';
export { connectorIds, findConnector } from './find-connector.ts';
export { runProbe } from './probe.ts';
export type {
	AnswerNote,
	Figure,
	FigureField,
	Measurement,
	ProbeMemory,
	ProbeNote,
	ProbeRun,
	Probing,
} from './probe.ts';
export { Keeper } from './keeper.ts';
export { HEALTH_STATES } from './health/state.ts';
export type { HealthState } from './health/state.ts';
export { incidentsOf, noIncident, withSample } from './health/incident.ts';
export type { HealthSample, Incident, IncidentRule, IncidentTracker } from './health/incident.ts';
export { uptimeOf } from './health/uptime.ts';
export type { Uptime, UptimeWindow } from './health/uptime.ts';
export { isQuiet, nextDue, waitAfter } from './health/due.ts';
export type { LastProbe, ProbeRhythm, QuietHours } from './health/due.ts';
export { checkSettings } from './settings.ts';
export { readLibraryStatistics } from './library-statistics.ts';
export type { LibraryStatistic, LibraryStatistics } from './library-statistics.ts';
export { safeFetch } from './safe-fetch.ts';
export type { SafeAnswer, SafeFetchOptions } from './safe-fetch.ts';
export { fetchJson } from './fetch-json.ts';
export type { JsonAnswer } from './fetch-json.ts';
export { checkTarget } from './target.ts';
export type { ReachOptions, Resolve, ResolvedAddress, Target } from './target.ts';
export { reachOf } from './address-rules.ts';
export type { Reach } from './address-rules.ts';
export type { Refusal, RefusalCode, RefusalData } from './refusal.ts';
export { connector as kirjastohakemisto, fetchBranch } from './systems/kirjastohakemisto.ts';
export type { BranchList } from './systems/kirjastohakemisto.ts';
export type { Branch, BranchDay, TimeSpan } from './systems/kirjastohakemisto.branch.ts';
export { connector as koha } from './systems/koha.ts';
export type { KohaThings } from './systems/koha.ts';
