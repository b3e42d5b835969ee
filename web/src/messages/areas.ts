import type account from './fi/account.json';
import type commitment from './fi/commitment.json';
import type common from './fi/common.json';
import type event from './fi/event.json';
import type fairness from './fi/fairness.json';
import type follow from './fi/follow.json';
import type front from './fi/front.json';
import type goal from './fi/goal.json';
import type imports from './fi/import.json';
import type issue from './fi/issue.json';
import type mail from './fi/mail.json';
import type need from './fi/need.json';
import type needKind from './fi/need-kind.json';
import type needState from './fi/need-state.json';
import type relief from './fi/relief.json';
import type say from './fi/say.json';
import type office from './fi/office.json';
import type plan from './fi/plan.json';
import type priority from './fi/priority.json';
import type publicPages from './fi/public.json';
import type refusal from './fi/refusal.json';
import type settings from './fi/settings.json';
import type start from './fi/start.json';
import type strategy from './fi/strategy.json';
import type ui from './fi/ui.json';

/** One line for each area file; Finnish is the original, check-words keeps the others equal. */
interface Areas {
	account: typeof account;
	commitment: typeof commitment;
	common: typeof common;
	event: typeof event;
	fairness: typeof fairness;
	follow: typeof follow;
	front: typeof front;
	goal: typeof goal;
	import: typeof imports;
	issue: typeof issue;
	mail: typeof mail;
	'need-kind': typeof needKind;
	'need-state': typeof needState;
	need: typeof need;
	office: typeof office;
	plan: typeof plan;
	priority: typeof priority;
	public: typeof publicPages;
	refusal: typeof refusal;
	relief: typeof relief;
	say: typeof say;
	settings: typeof settings;
	start: typeof start;
	strategy: typeof strategy;
	ui: typeof ui;
}

export type MessageKey = {
	[Area in keyof Areas & string]: `${Area}.${keyof Areas[Area] & string}`;
}[keyof Areas & string];
