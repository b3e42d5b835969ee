import { cross, listByKeys, shake, sortBy } from '../modes/breed.ts';
import { better, latestStarts, longestOfFour } from '../modes/tournament.ts';
import { random, type Random } from '../random.ts';
import {
	copyStaffedDraft,
	emptyStaffedDraft,
	StaffedBuilder,
	type StaffedDraft,
	type StaffedGenes,
} from './builder.ts';
import { bitsIn, type SkillModel } from './model.ts';

const SIZE = 60;

interface Member extends StaffedDraft, StaffedGenes {
	/** How much each skill of a person speaks against booking that person. */
	weights: Float64Array;
}

/**
 * A genetic search over lists of activities and over how dear each skill is, with forward-backward improvement:
 * people with few and common skills are booked first. Starts afresh when it has converged.
 */
export class StaffedPopulation {
	/** Schedules built. */
	schedules = 0;
	/** The best ever; its makespan is Infinity before the first. */
	readonly best: StaffedDraft;
	private readonly model: SkillModel;
	private readonly builder: StaffedBuilder;
	private readonly random: Random;
	private readonly child: Member;
	private readonly taken: Uint8Array;
	private readonly keys: Int32Array;
	private readonly cost: Int32Array;
	private readonly scarcity: Float64Array;
	private readonly latest: Int32Array;
	private members: Member[] = [];
	private failures = 0;

	constructor(model: SkillModel, seed: number) {
		this.model = model;
		this.builder = new StaffedBuilder(model);
		this.random = random(seed);
		this.best = { ...emptyStaffedDraft(model), makespan: Infinity };
		this.child = memberOf(model);
		this.taken = new Uint8Array(model.count);
		this.keys = new Int32Array(model.count);
		this.cost = new Int32Array(model.people);
		this.scarcity = scarcities(model);
		this.latest = latestStarts(model, (activity) => model.duration[activity]!);
	}

	/** Makes one child, of chance or of two members; true when the best became better. */
	breed(): boolean {
		const isNew = this.members.length < SIZE;
		if (isNew) this.invent();
		else this.mate();
		this.prefer();
		if (!this.build()) return false;
		const isBetter = this.child.makespan < this.best.makespan;
		if (isBetter) copyStaffedDraft(this.child, this.best);
		if (isNew) this.members.push(copyOf(this.child));
		else this.replace();
		if (this.failures > SIZE * 60) {
			this.failures = 0;
			this.members = [];
		}
		return isBetter;
	}

	private invent() {
		const { count, horizon } = this.model;
		const { child, random, keys } = this;
		for (let activity = 0; activity < count; activity++)
			keys[activity] = this.latest[activity]! + Math.floor(random.unit() * (1 + horizon / 8));
		listByKeys(this.model, keys, child.list);
		child.modes.fill(0);
		for (let skill = 0; skill < child.weights.length; skill++)
			child.weights[skill] = this.scarcity[skill]! * (0.5 + random.unit());
	}

	private mate() {
		const { count, people } = this.model;
		const { random, child } = this;
		const mother = better(this.members, random);
		const father = better(this.members, random);
		const a = random.below(count + 1);
		const b = random.below(count + 1);
		cross(mother, father, Math.min(a, b), Math.max(a, b), child, this.taken);
		shake(this.model, child, 0.05, random);
		for (let activity = 0; activity < count; activity++)
			if (random.unit() < 1 / count) child.modes[activity] = random.below(2) === 0 ? 0 : random.below(people);
		for (let skill = 0; skill < child.weights.length; skill++) {
			const parent = random.below(2) === 0 ? mother : father;
			child.weights[skill] = parent.weights[skill]! * (0.9 + 0.2 * random.unit());
		}
	}

	/** Lists the people by what their skills weigh, with a little chance and now and then a lot. */
	private prefer() {
		const { people, skills, words, masters } = this.model;
		const { child, cost, random } = this;
		const chance = random.below(5) === 0 ? 1 : 0.1;
		for (let person = 0; person < people; person++) {
			let sum = chance * random.unit();
			for (let skill = 0; skill < skills; skill++)
				if (masters[skill * words + (person >> 5)]! & (1 << (person & 31))) sum += child.weights[skill]!;
			cost[person] = Math.round(sum * 1000);
		}
		sortBy(child.preference, cost);
	}

	private build(): boolean {
		const { child, builder, model, keys } = this;
		this.schedules++;
		if (!builder.forward(child, child)) return false;
		this.schedules += 2;
		for (let activity = 0; activity < model.count; activity++)
			keys[activity] = -child.starts[activity]! - model.duration[activity]!;
		sortBy(child.list, keys);
		if (!builder.backward(child, child, child.makespan)) return false;
		sortBy(child.list, child.starts);
		if (!builder.forward(child, child)) return false;
		sortBy(child.list, child.starts);
		return true;
	}

	private replace() {
		const { child } = this;
		const loser = longestOfFour(this.members, this.random);
		if (child.makespan < loser.makespan) this.failures = 0;
		else this.failures++;
		if (child.makespan > loser.makespan) return;
		copyStaffedDraft(child, loser);
		loser.list.set(child.list);
		loser.modes.set(child.modes);
		loser.weights.set(child.weights);
	}
}

function memberOf(model: SkillModel): Member {
	return {
		...emptyStaffedDraft(model),
		list: new Int32Array(model.count),
		modes: new Int32Array(model.count),
		preference: Int32Array.from({ length: model.people }, (_, person) => person),
		weights: new Float64Array(model.skills),
	};
}

function copyOf(member: Member): Member {
	return {
		starts: member.starts.slice(),
		staff: member.staff.slice(),
		makespan: member.makespan,
		list: member.list.slice(),
		modes: member.modes.slice(),
		preference: member.preference,
		weights: member.weights.slice(),
	};
}

/** Time wanted of each skill over the people who have it. */
function scarcities({
	skills,
	words,
	masters,
	posts,
	skill,
	placesFrom,
	duration,
	count,
}: SkillModel): Float64Array {
	const scarcity = new Float64Array(skills);
	for (let activity = 0; activity < count; activity++)
		for (let place = placesFrom[activity]!; place < placesFrom[activity + 1]!; place++)
			scarcity[skill[place]!]! += posts[place]! * duration[activity]!;
	let sum = 0;
	for (let own = 0; own < skills; own++) {
		let people = 0;
		for (let word = 0; word < words; word++) people += bitsIn(masters[own * words + word]!);
		scarcity[own]! /= Math.max(1, people);
		sum += scarcity[own]!;
	}
	return scarcity.map((value) => 0.02 + value / Math.max(1e-9, sum));
}
