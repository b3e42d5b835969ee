import { random, type Random } from '../random.ts';
import { changeModes, cross, listByKeys, shake, sortBy, type Genes } from './breed.ts';
import { Builder, copyDraft, emptyDraft, type Draft } from './builder.ts';
import type { Funds } from './funds.ts';
import type { ModeModel } from './model.ts';
import { better, latestStarts, longestOfFour } from './tournament.ts';

const SIZE = 80;
const IMPROVING = 0.6;

interface Member extends Draft, Genes {}

/**
 * A genetic search over lists of activities and modes with forward-backward improvement. Members always keep within
 * the funds. Starts afresh when it has converged.
 */
export class Population {
	/** Schedules built. */
	schedules = 0;
	/** The best ever; its makespan is Infinity before the first. */
	readonly best: Draft;
	private readonly builder: Builder;
	private readonly random: Random;
	private members: Member[] = [];
	private failures = 0;
	private readonly child: Member;
	private readonly taken: Uint8Array;
	private readonly keys: Int32Array;
	private readonly latest: Int32Array;

	private readonly model: ModeModel;
	private readonly funds: Funds;

	constructor(model: ModeModel, funds: Funds, seed: number) {
		this.model = model;
		this.funds = funds;
		this.builder = new Builder(model);
		this.random = random(seed);
		this.best = { ...emptyDraft(model.count), makespan: Infinity };
		this.child = memberOf(model);
		this.taken = new Uint8Array(model.count);
		this.keys = new Int32Array(model.count);
		this.latest = latestStarts(model, (activity) => shortest(model, activity));
	}

	/** Makes one child, of chance or of two members; true when the best became better. */
	breed(): boolean {
		const isNew = this.members.length < SIZE;
		if (isNew) this.invent();
		else this.mate();
		if (!this.funds.complete(this.child.modes, this.random) || !this.build()) return false;
		const isBetter = this.child.makespan < this.best.makespan;
		if (isBetter) copyDraft(this.child, this.best);
		if (isNew) this.members.push(copyOf(this.child));
		else this.replace();
		if (this.failures > SIZE * 60) this.restart();
		return isBetter;
	}

	private restart() {
		this.failures = 0;
		this.members = [];
	}

	private invent() {
		const { count, modesFrom } = this.model;
		const { child, random, keys } = this;
		for (let activity = 0; activity < count; activity++) {
			child.modes[activity] =
				modesFrom[activity]! + random.below(modesFrom[activity + 1]! - modesFrom[activity]!);
			const spread = 1 + this.model.horizon / 8;
			keys[activity] = this.latest[activity]! + Math.floor(random.unit() * spread);
		}
		listByKeys(this.model, keys, child.list);
	}

	private mate() {
		const { count } = this.model;
		const { random, child } = this;
		const mother = better(this.members, random);
		const father = better(this.members, random);
		const a = random.below(count + 1);
		const b = random.below(count + 1);
		cross(mother, father, Math.min(a, b), Math.max(a, b), child, this.taken);
		shake(this.model, child, 0.05, random);
		changeModes(this.model, child, 1.5 / count, random);
	}

	private build(): boolean {
		const { child, builder, random, model } = this;
		const improves = () => random.unit() < IMPROVING;
		this.schedules++;
		if (!builder.forward(child.list, child, improves)) return false;
		this.schedules += 2;
		const end = child.makespan;
		for (let a = 0; a < model.count; a++) this.keys[a] = -child.starts[a]! - model.duration[child.modes[a]!]!;
		sortBy(child.list, this.keys);
		if (!builder.backward(child.list, child, end, improves)) return false;
		sortBy(child.list, child.starts);
		if (!builder.forward(child.list, child, improves)) return false;
		sortBy(child.list, child.starts);
		return true;
	}

	private replace() {
		const { child } = this;
		const loser = longestOfFour(this.members, this.random);
		if (child.makespan < loser.makespan) this.failures = 0;
		else this.failures++;
		if (child.makespan > loser.makespan || this.isKnown()) return;
		copyDraft(child, loser);
		loser.list.set(child.list);
	}

	private isKnown(): boolean {
		const { child } = this;
		return this.members.some(
			(member) =>
				member.makespan === child.makespan &&
				isEqual(member.modes, child.modes) &&
				isEqual(member.starts, child.starts),
		);
	}
}

function isEqual(one: Int32Array, other: Int32Array): boolean {
	for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
	return true;
}

function memberOf({ count }: ModeModel): Member {
	return { ...emptyDraft(count), list: new Int32Array(count) };
}

function copyOf(member: Member): Member {
	return {
		modes: member.modes.slice(),
		starts: member.starts.slice(),
		makespan: member.makespan,
		list: member.list.slice(),
	};
}

function shortest({ modesFrom, duration }: ModeModel, activity: number): number {
	const own = duration.subarray(modesFrom[activity]!, modesFrom[activity + 1]!);
	return own.reduce((least, slots) => Math.min(least, slots), Infinity);
}
