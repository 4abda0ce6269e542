// What a site's reference offers to the editor: the file `reference.json`; see docsgen/render/editor.py.

interface ReferenceParameter {
  name: string;
  type: string;
  /** The default, as Python writes it; null where there is none. */
  value: string | null;
  about: string;
}

/** A name as editors show it. */
interface Member {
  kind: "class" | "function" | "event" | "method";
  about: string;
  parameters: ReferenceParameter[];
  /** What can follow a dot behind it. */
  members: Record<string, Member>;
}

/** The same in the file, which has each parameter once and the others by their numbers. */
interface StoredMember {
  kind: Member["kind"];
  about: string;
  parameters: number[];
  members?: Record<string, StoredMember>;
  events?: string[];
}

interface StoredReference {
  /** How programs call the library. */
  alias: string;
  names: Record<string, StoredMember>;
  /** The parameters of whatever listens to an event. */
  listener: number[];
  parameters: ReferenceParameter[];
}

interface Reference {
  alias: string;
  names: Record<string, Member>;
}
