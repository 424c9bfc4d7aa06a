// Made from the description of REST by `node scripts/api-client/main.ts`; not to be edited.
export interface paths {
    "/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the data in plain words
         * @description Answers with server-sent events, each with JSON data: `plan`, `edits` (plans that change one thing of it), `rows` `{columns, rows, total, truncated, links, list}` (where the records behind them are listed), `chart`, `text`, `done`; or `clarify` or `refused` with a message, or `error` with problem details. Rows are those that the asker may see; where rights narrow the answer, `plan` and `text` say so, and where they leave nothing of what was asked it is refused. The answer is told in the language of `Accept-Language` (English or Arabic).
         */
        post: operations["askQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls that the caller may see, in the order of their last change, without what was said */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call with its segments and the marks on them */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say after a call whose it was and how it ended
         * @description The next step is a task or a viewing of its own. What is said on a call, and when, its call centre tells: nobody else sets it.
         */
        patch: operations["changeCall"];
        trace?: never;
    };
    "/calls/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The recording of a call: what it is, until when it is kept, how much of it one hears */
        get: operations["getRecording"];
        /**
         * Keep a recording with a call: its bytes are the body. It takes the place of another
         * @description WAV, MP3, M4A or Ogg of at most 512 MB. Say when it begins, by one of the two: only then can what is hidden in the transcript be kept from who may not hear it, and only in WAV.
         */
        put: operations["keepRecording"];
        post?: never;
        /** Remove the recording of a call, for good */
        delete: operations["removeRecording"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/recording/sound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sound itself, as far as the caller may hear it; each request is audited */
        get: operations["hearRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said on a call, in spoken order, in pages */
        get: operations["listSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}/vcon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A call that is over as a vCon 0.4.0, with its transcript (WTF); without audio or sensitive words */
        get: operations["getCallVcon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts that the caller may see, in the order of their last change */
        get: operations["listContacts"];
        put?: never;
        /**
         * A new contact, kept by the person who makes it
         * @description Somebody who is known by this phone or e-mail already is a conflict, with the id under `contact` in `errors` where the caller may see it.
         */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact */
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set fields of a contact; null clears one. Whoever has it open sees the change at once */
        patch: operations["changeContact"];
        trace?: never;
    };
    "/contacts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or change many contacts, one row a line; each line of the answer tells of one row
         * @description At most 10000 rows and 16 MiB in one request. A row is the contact of its `id`, of its `externalId`, or whoever has its phone or e-mail; else a new one. A row that is refused stops no other.
         */
        post: operations["upsertContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/bulk/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload of contacts is: the row to go on with */
        get: operations["getContactsUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enquiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is interested: becomes a routed lead, or a new signal on the lead that is open for this person */
        post: operations["receiveEnquiry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed, in order, from any point: copies are kept up to date by reading on
         * @description What the caller sees of each record, and no more. With `Accept: text/event-stream` alone, or before JSON, it is a stream (see `/events/stream`). A place before the horizon answers 410: begin from `/snapshot`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as it happens (server-sent events)
         * @description Goes on after `Last-Event-ID`, else after `after`, else from now. It ends when the right that it was opened by ends.
         */
        get: operations["followEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of a record, as they came */
        get: operations["listFiles"];
        put?: never;
        /**
         * Add a file to a record: its bytes are the body. A record has each content once
         * @description At most 100 MB, with a content-length.
         */
        post: operations["addFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One file, with an address that opens it
         * @description `url` is another one every few minutes, and with it the tag: for an `If-Match` that lasts read, and change, with `fields=name`.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        /** Take a file from its record. It can be put back by a person for 30 days */
        delete: operations["removeFile"];
        options?: never;
        head?: never;
        /**
         * Call a file otherwise, or say that it is a floor plan: who sees it follows from its record
         * @description A name that says another kind of file than it is, is refused. `url` is another one every few minutes, and with it the tag: for an `If-Match` that lasts read, and change, with `fields=name`.
         */
        patch: operations["changeFile"];
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, the newest first. For admins */
        get: operations["listImports"];
        put?: never;
        /**
         * Bring a file: its bytes (CSV, XLSX, NDJSON) are the body. Its rows are staged, and its columns guessed
         * @description At most 200 MB. Nothing is changed before `start`.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an import stands */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start what was checked, pause or resume it, or take all of it back for 30 days */
        post: operations["stepImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have each row judged, by this mapping, and this rule or the one that stands. No record is changed */
        post: operations["checkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an undo has left as it is, and why: the first 500 */
        get: operations["listImportKept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its rows, with what becomes of each, or became */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads that the caller may see, in the order of their last change */
        get: operations["listLeads"];
        put?: never;
        /**
         * A new lead: of the person who makes it, or routed by its areas
         * @description Where this person, known by phone or e-mail, has an open lead already, `if_open` decides: `refuse` answers 409 with the id of the open lead under `openLead` in `errors` (if the caller may see it), `attach` answers with the open lead (if the caller may see it, else 409) and changes none of its fields, `another` makes a second one.
         */
        post: operations["createLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lead */
        get: operations["getLead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set fields of a lead; null clears one. Whoever has it open sees the change at once */
        patch: operations["changeLead"];
        trace?: never;
    };
    "/leads/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or change many leads, one row a line; each line of the answer tells of one row
         * @description At most 10000 rows and 16 MiB in one request. A row is the lead of its `id`, of its `externalId`, of its `reference`, or the open one of whoever has its phone or e-mail; else a new one. A row that is refused stops no other.
         */
        post: operations["upsertLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/bulk/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload of leads is: the row to go on with */
        get: operations["getLeadsUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listings that the caller may see, in the order of their last change */
        get: operations["listListings"];
        put?: never;
        /**
         * A new listing, as a draft of the person who makes it
         * @description A home that the house seems to know is a conflict, with the ids under `property` in `errors`; with `if_known=another` it is another one.
         */
        post: operations["createListing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/listings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One listing */
        get: operations["getListing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set fields of a listing; null clears one. Whoever has it open sees the change at once */
        patch: operations["changeListing"];
        trace?: never;
    };
    "/listings/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or change many listings, one row a line; each line of the answer tells of one row
         * @description At most 10000 rows and 16 MiB in one request. A row is the listing of its `id`, of its `externalId`, of its `reference`; else a new one. A row that is refused stops no other.
         */
        post: operations["upsertListings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/listings/bulk/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload of listings is: the row to go on with */
        get: operations["getListingsUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Properties, whether they are offered or not, in the order of their last change */
        get: operations["listProperties"];
        put?: never;
        /**
         * A new property, looked after by the person who makes it
         * @description One of this unit of this building that the house seems to know is a conflict, with the ids under `property` in `errors`.
         */
        post: operations["createProperty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One property */
        get: operations["getProperty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set facts of a property; null clears one
         * @description Drafts of its listings follow; what was published stays as it is.
         */
        patch: operations["changeProperty"];
        trace?: never;
    };
    "/properties/{id}/owners/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a contact an owner of a property, or say how much of it is theirs */
        put: operations["setOwner"];
        post?: never;
        /** Take a contact from the owners of a property */
        delete: operations["removeOwner"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or change many properties, one row a line; each line of the answer tells of one row
         * @description At most 10000 rows and 16 MiB in one request. A row is the property of its `id`, of its `externalId`, or the one of this unit of this building of this `area`; where that is in doubt the row is refused with the ids of those that it may be; else a new one. A row that is refused stops no other.
         */
        post: operations["upsertProperties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties/bulk/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload of properties is: the row to go on with */
        get: operations["getPropertiesUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the house takes for granted, and the lists whose keys records hold */
        get: operations["getReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shortlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was chosen for the customer of a lead, and what they said of it
         * @description In the order of making. Never their links, which nobody keeps.
         */
        get: operations["listShortlists"];
        put?: never;
        /**
         * A page of homes for the customer of a lead, behind a secret link
         * @description Only homes that may be advertised today, with a permit number. It is sent by whoever has the link.
         */
        post: operations["makeShortlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shortlists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One shortlist */
        get: operations["getShortlist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shortlists/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Its link opens nothing any more */
        post: operations["revokeShortlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that the caller may read, of one instant, to begin a copy from
         * @description Lines of JSON: `{sequence, resources}`, then `{resource, key, fields}` for each record, last `{end, sequence, count}`; without that line it is not whole. Read on with `/events?after=<sequence>`. It has to be taken within ten minutes.
         */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own tasks; a manager's: the team's */
        get: operations["listTasks"];
        put?: never;
        /** A new task */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a task, tick it off or open it again */
        patch: operations["changeTask"];
        trace?: never;
    };
    "/tasks/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or change many tasks, one row a line; each line of the answer tells of one row
         * @description At most 10000 rows and 16 MiB in one request. A row is the task of its `id`, of its `externalId`; else a new one. A row that is refused stops no other.
         */
        post: operations["upsertTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/bulk/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload of tasks is: the row to go on with */
        get: operations["getTasksUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the token stands for */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vcons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A conversation of another system becomes a call at its own time, masked like any. Sent again it is the same call, with what is new in it */
        post: operations["takeVcon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/viewings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's viewings, the earliest first */
        get: operations["listViewings"];
        put?: never;
        /** Book a viewing of a listing for a lead */
        post: operations["bookViewing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/viewings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One viewing */
        get: operations["getViewing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Move a viewing, say what became of it or what was said of it */
        patch: operations["changeViewing"];
        trace?: never;
    };
    "/viewings/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or change many viewings, one row a line; each line of the answer tells of one row
         * @description At most 10000 rows and 16 MiB in one request. A row is the viewing of its `id`, of its `externalId`; else a new one. A row that is refused stops no other.
         */
        post: operations["upsertViewings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/viewings/bulk/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload of viewings is: the row to go on with */
        get: operations["getViewingsUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Endpoints that are told what changes: a client's own; an admin's: all */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * A new endpoint, told by the rules of Standard Webhooks
         * @description The address is asked at once whether it wants to be told: it has to answer a signed `webhook.challenge` with the challenge, as `{"challenge": "…"}` or plain text. Until it has, it is told nothing; ask again with `/verify`. A client has 20 at most.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One endpoint */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Tell an endpoint nothing more, and forget what it was told */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent, the newest first, with each answer */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{deliveryId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one again, under the same id */
        post: operations["retryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell it nothing until it is verified again; then what happened meanwhile */
        post: operations["pauseWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message that tells of nothing, and say what was answered */
        post: operations["pingWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what came after a place in the log, under the same ids */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/retry-dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what was given up */
        post: operations["retryDeadDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another secret; the one before signs too until `previousUntil` */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the address again whether it wants to be told; starts one that was stopped */
        post: operations["verifyWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Annotation: {
            by: string;
            confidence: number;
            end: number | null;
            id: string;
            /** @enum {string} */
            kind: "entity" | "intent" | "sentiment" | "objection" | "compliance" | "check" | "sensitive" | "suggestion" | "fieldProposal" | "nextStep" | "disposition" | "brief";
            segmentId: string;
            start: number | null;
            /** @enum {string} */
            status: "open" | "accepted" | "edited" | "dismissed" | "expired";
            text: string | null;
            type: string;
            /** @description Normalised: number, money, ISO date or time, E.164, a key */
            value?: unknown;
        };
        BulkOutcome: {
            externalId?: string;
            id?: string;
            /**
             * @description `stopped` is the last line where not all could be done: go on at this row
             * @enum {string}
             */
            outcome: "created" | "changed" | "unchanged" | "refused" | "stopped";
            problem?: components["schemas"]["Problem"];
            /** @description Its place in the upload; the first is 0 */
            row: number;
        };
        /** @description And the fields of a PATCH, in the same object */
        BulkRow: {
            /** @description What you call the record: from then on the same id means the same record */
            externalId?: string;
            /** Format: uuid */
            id?: string;
            /** @description Our number, as in `L-00042` */
            reference?: string;
        } & {
            [key: string]: unknown;
        };
        Call: {
            /**
             * Format: uuid
             * @description Agent
             */
            agentId: string | null;
            /** @description Answered */
            answeredAt: string | null;
            /** @description Caller name */
            callerName: string | null;
            /** @description Caller */
            callerPhone: string | null;
            /** @description Dialled */
            dialledPhone: string | null;
            /**
             * @description Direction
             * @enum {string|null}
             */
            direction: "inbound" | "outbound" | null;
            /** @description Disposition */
            disposition: string | null;
            /** @description Ended */
            endedAt: string | null;
            /** @description On hold since */
            heldSince: string | null;
            id: string;
            /**
             * Format: uuid
             * @description Lead
             */
            leadId: string | null;
            /** @description Recorded since */
            recordedSince: string | null;
            segmentCount: number;
            /** @description Call centre */
            source: string | null;
            /** @description Started */
            startedAt: string | null;
            /**
             * @description State
             * @enum {string|null}
             */
            state: "ringing" | "live" | "held" | "wrapup" | "ended" | "missed" | null;
            summary: string;
            /**
             * Format: uuid
             * @description Team
             */
            teamId: string | null;
            updatedAt: string;
            /** @description Wrapped up */
            wrappedUpAt: string | null;
        };
        CallPatch: {
            /** @description How it ended, a key of the house’s list or own words: this wraps the call up */
            disposition?: string;
            /**
             * Format: uuid
             * @description Whose call it was
             */
            leadId?: string;
        };
        CallSelection: {
            /**
             * Format: uuid
             * @description Agent
             */
            agentId?: string | null;
            /** @description Answered */
            answeredAt?: string | null;
            /** @description Caller name */
            callerName?: string | null;
            /** @description Caller */
            callerPhone?: string | null;
            /** @description Dialled */
            dialledPhone?: string | null;
            /**
             * @description Direction
             * @enum {string|null}
             */
            direction?: "inbound" | "outbound" | null;
            /** @description Disposition */
            disposition?: string | null;
            /** @description Ended */
            endedAt?: string | null;
            /** @description On hold since */
            heldSince?: string | null;
            id?: string;
            /**
             * Format: uuid
             * @description Lead
             */
            leadId?: string | null;
            /** @description Recorded since */
            recordedSince?: string | null;
            segmentCount?: number;
            /** @description Call centre */
            source?: string | null;
            /** @description Started */
            startedAt?: string | null;
            /**
             * @description State
             * @enum {string|null}
             */
            state?: "ringing" | "live" | "held" | "wrapup" | "ended" | "missed" | null;
            summary?: string;
            /**
             * Format: uuid
             * @description Team
             */
            teamId?: string | null;
            updatedAt?: string;
            /** @description Wrapped up */
            wrappedUpAt?: string | null;
        };
        CallWithSegments: components["schemas"]["Call"] & {
            segments: components["schemas"]["Segment"][];
        };
        CallWithSegmentsSelection: {
            /**
             * Format: uuid
             * @description Agent
             */
            agentId?: string | null;
            /** @description Answered */
            answeredAt?: string | null;
            /** @description Caller name */
            callerName?: string | null;
            /** @description Caller */
            callerPhone?: string | null;
            /** @description Dialled */
            dialledPhone?: string | null;
            /**
             * @description Direction
             * @enum {string|null}
             */
            direction?: "inbound" | "outbound" | null;
            /** @description Disposition */
            disposition?: string | null;
            /** @description Ended */
            endedAt?: string | null;
            /** @description On hold since */
            heldSince?: string | null;
            id?: string;
            /**
             * Format: uuid
             * @description Lead
             */
            leadId?: string | null;
            /** @description Recorded since */
            recordedSince?: string | null;
            segmentCount?: number;
            segments?: components["schemas"]["Segment"][];
            /** @description Call centre */
            source?: string | null;
            /** @description Started */
            startedAt?: string | null;
            /**
             * @description State
             * @enum {string|null}
             */
            state?: "ringing" | "live" | "held" | "wrapup" | "ended" | "missed" | null;
            summary?: string;
            /**
             * Format: uuid
             * @description Team
             */
            teamId?: string | null;
            updatedAt?: string;
            /** @description Wrapped up */
            wrappedUpAt?: string | null;
        };
        Clock: {
            breachedAt: string | null;
            dueAt: string;
            /** @enum {string} */
            kind: "response" | "followUp" | "returnToPool" | "permit" | "mandate";
            pausedUntil: string | null;
            startedAt: string;
            warnAt: string | null;
        };
        ClockedLead: components["schemas"]["Lead"] & {
            /** @description What runs, the next one first */
            clocks: components["schemas"]["Clock"][];
        };
        ClockedLeadSelection: {
            /** @description Archived */
            archivedAt?: string | null;
            /** @description Areas */
            areas?: string[] | null;
            /** @description Bathrooms */
            bathrooms?: number | null;
            /** @description Bedrooms */
            bedrooms?: number | null;
            /** @description Budget to */
            budgetMax?: number | null;
            /** @description Budget from */
            budgetMin?: number | null;
            /**
             * @description Budget period
             * @enum {string|null}
             */
            budgetPeriod?: "year" | "quarter" | "month" | "week" | null;
            /** @description What runs, the next one first */
            clocks?: components["schemas"]["Clock"][];
            /** @description Shared with */
            collaboratorIds?: string[] | null;
            /**
             * Format: uuid
             * @description Contact
             */
            contactId?: string | null;
            /** @description Created */
            createdAt?: string | null;
            /** @description When its answer or its next word is due; null where nothing is */
            dueAt?: string | null;
            /**
             * Format: email
             * @description E-mail
             */
            email?: string | null;
            /**
             * @description Financing
             * @enum {string|null}
             */
            financing?: "cash" | "mortgage" | "undecided" | null;
            /** @description First contacted */
            firstContactedAt?: string | null;
            /**
             * @description Furnishing
             * @enum {string|null}
             */
            furnishing?: "furnished" | "partly" | "unfurnished" | null;
            /** Format: uuid */
            id?: string;
            /** @description Imported */
            importedAt?: string | null;
            /**
             * @description Wants to
             * @enum {string|null}
             */
            intent?: "buy" | "rent" | "sell" | "let" | null;
            /** @description Lost because */
            lostReason?: string | null;
            /**
             * Format: uuid
             * @description Merged into
             */
            mergedInto?: string | null;
            /** @description Move date */
            moveDate?: string | null;
            /** @description Name */
            name?: string | null;
            /** @description Next follow-up */
            nextFollowUpAt?: string | null;
            /**
             * Format: uuid
             * @description Owner
             */
            ownerId?: string | null;
            /** @description Parking */
            parking?: number | null;
            /** @description Paused because */
            pausedBecause?: string | null;
            /** @description Paused until */
            pausedUntil?: string | null;
            /** @description Pets */
            pets?: boolean | null;
            /** @description Phone */
            phone?: string | null;
            /** @description Property type */
            propertyType?: string | null;
            /** @description Reference */
            reference?: string | null;
            /** @description Source */
            source?: string | null;
            /**
             * @description Stage
             * @enum {string|null}
             */
            stage?: "new" | "contacted" | "qualified" | "viewing" | "offer" | "won" | "lost" | null;
            /** @description In stage since */
            stageChangedAt?: string | null;
            /** @description Tags */
            tags?: string[] | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId?: string | null;
            /**
             * @description Temperature
             * @enum {string|null}
             */
            temperature?: "hot" | "warm" | "cold" | null;
            updatedAt?: string;
        };
        Contact: {
            /** @description Archived */
            archivedAt: string | null;
            /** @description By channel: the last word, with its proof */
            consent: {
                [key: string]: {
                    at: string;
                    by: string;
                    /** @enum {string} */
                    state: "given" | "withdrawn";
                    where: string;
                    wording: string;
                };
            };
            /** @description Created */
            createdAt: string | null;
            /** @description Do not call */
            doNotCall: boolean | null;
            /**
             * Format: email
             * @description E-mail
             */
            email: string | null;
            /** Format: uuid */
            id: string;
            /** @description All names, phones and e-mails under which the contact came */
            identities: {
                isPreferred: boolean;
                /** @enum {string} */
                kind: "name" | "phone" | "email";
                value: string;
            }[];
            /**
             * @description Person or company
             * @enum {string|null}
             */
            kind: "person" | "company" | null;
            /**
             * @description Language
             * @enum {string|null}
             */
            language: "en" | "ar" | "ru" | "hi" | "ur" | "zh" | "fr" | "de" | "fa" | null;
            /**
             * Format: uuid
             * @description Merged into
             */
            mergedInto: string | null;
            /** @description Name */
            name: string | null;
            /** @description Arabic name */
            nameAr: string | null;
            /**
             * Format: uuid
             * @description Kept by
             */
            ownerId: string | null;
            /** @description Phone */
            phone: string | null;
            /** @description Roles */
            roles: ("buyer" | "tenant" | "seller" | "landlord" | "otherAgent")[] | null;
            /** @description Tags */
            tags: string[] | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId: string | null;
            updatedAt: string;
        };
        ContactPatch: {
            /** @description Do not call */
            doNotCall?: boolean | null;
            /**
             * Format: email
             * @description E-mail
             */
            email?: string | null;
            /**
             * @description Person or company
             * @enum {string|null}
             */
            kind?: "person" | "company" | null;
            /**
             * @description Language
             * @enum {string|null}
             */
            language?: "en" | "ar" | "ru" | "hi" | "ur" | "zh" | "fr" | "de" | "fa" | null;
            /** @description Name */
            name?: string | null;
            /** @description Arabic name */
            nameAr?: string | null;
            /** @description Phone */
            phone?: string | null;
            /** @description Roles */
            roles?: ("buyer" | "tenant" | "seller" | "landlord" | "otherAgent")[] | null;
        };
        ContactSelection: {
            /** @description Archived */
            archivedAt?: string | null;
            /** @description By channel: the last word, with its proof */
            consent?: {
                [key: string]: {
                    at: string;
                    by: string;
                    /** @enum {string} */
                    state: "given" | "withdrawn";
                    where: string;
                    wording: string;
                };
            };
            /** @description Created */
            createdAt?: string | null;
            /** @description Do not call */
            doNotCall?: boolean | null;
            /**
             * Format: email
             * @description E-mail
             */
            email?: string | null;
            /** Format: uuid */
            id?: string;
            /** @description All names, phones and e-mails under which the contact came */
            identities?: {
                isPreferred: boolean;
                /** @enum {string} */
                kind: "name" | "phone" | "email";
                value: string;
            }[];
            /**
             * @description Person or company
             * @enum {string|null}
             */
            kind?: "person" | "company" | null;
            /**
             * @description Language
             * @enum {string|null}
             */
            language?: "en" | "ar" | "ru" | "hi" | "ur" | "zh" | "fr" | "de" | "fa" | null;
            /**
             * Format: uuid
             * @description Merged into
             */
            mergedInto?: string | null;
            /** @description Name */
            name?: string | null;
            /** @description Arabic name */
            nameAr?: string | null;
            /**
             * Format: uuid
             * @description Kept by
             */
            ownerId?: string | null;
            /** @description Phone */
            phone?: string | null;
            /** @description Roles */
            roles?: ("buyer" | "tenant" | "seller" | "landlord" | "otherAgent")[] | null;
            /** @description Tags */
            tags?: string[] | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId?: string | null;
            updatedAt?: string;
        };
        /** @description Kept as it comes, then read. What cannot be read is shown to the agent as it is; only an enquiry without name, phone, e-mail and message is refused. */
        Enquiry: {
            /** @description Work e-mail of the agent whom the sender names */
            agentEmail?: string;
            /** @description Keys or names; forms may send them as one field, with commas */
            areas?: string[];
            /** @description A number, or Studio */
            bedrooms?: string;
            /** @description An amount */
            budgetMax?: string;
            /** @description An amount: 95k, 1.2 million, 120,000 */
            budgetMin?: string;
            /** @description One of year, quarter, month, week */
            budgetPeriod?: string;
            /** @description An address */
            email?: string;
            /** @description The sender's own id of this enquiry; a repeat of it has no second effect */
            externalId?: string;
            /** @description One of buy, rent, sell, let */
            intent?: string;
            /** @description Our reference of the listing that was asked about */
            listing?: string;
            /** @description What the person wrote */
            message?: string;
            /** @description A day: 2026-11-29, 29 Nov */
            moveDate?: string;
            /** @description As the person writes it */
            name?: string;
            /** @description In any habit of writing: 050 123 4567, +44 20 7946 0000 */
            phone?: string;
            /** @description A property type of GET /reference, by key or name */
            propertyType?: string;
            /** @description A source of GET /reference, by key or name; website where it is missing */
            source?: string;
        } & {
            [key: string]: unknown;
        };
        Event: {
            actor: string;
            at: string;
            documentSeq: number | null;
            /** @description The record's id */
            key: string;
            /** @description Fields that changed, as they are; null for a record that was removed, or that the caller sees no longer */
            new: {
                [key: string]: unknown;
            } | null;
            /** @description Fields that changed, as they were, as far as the caller sees them; null for a new record */
            old: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            resource: "contact" | "lead" | "listing" | "property" | "call" | "note" | "task" | "viewing" | "enquiry" | "arrival" | "person" | "communication" | "bulk" | "webhook";
            sequence: number;
        };
        File: {
            addedBy: string;
            bytes: number;
            createdAt: string;
            family: string;
            height: number | null;
            /** Format: uuid */
            id: string;
            /**
             * @description What a picture or a document of a listing is said to be; null for no more than its content
             * @enum {string|null}
             */
            kind: "floorPlan" | null;
            name: string;
            record: string;
            sha256: string;
            sizes: {
                height: number;
                type: string;
                url: string;
                width: number;
            }[];
            /** @description Told from the content */
            type: string;
            /** @description Opens the file for some minutes, without a token */
            url: string;
            width: number | null;
        };
        FilePatch: {
            /**
             * @description What a picture or a document of a listing is said to be; null for no more than its content
             * @enum {string|null}
             */
            kind?: "floorPlan" | null;
            /** @description What it is called; its folders are left out */
            name?: string;
        };
        FileSelection: {
            addedBy?: string;
            bytes?: number;
            createdAt?: string;
            family?: string;
            height?: number | null;
            /** Format: uuid */
            id?: string;
            /**
             * @description What a picture or a document of a listing is said to be; null for no more than its content
             * @enum {string|null}
             */
            kind?: "floorPlan" | null;
            name?: string;
            record?: string;
            sha256?: string;
            sizes?: {
                height: number;
                type: string;
                url: string;
                width: number;
            }[];
            /** @description Told from the content */
            type?: string;
            /** @description Opens the file for some minutes, without a token */
            url?: string;
            width?: number | null;
        };
        Import: {
            /** @description What became of them */
            came: {
                create: number;
                duplicate: number;
                join: number;
                refused: number;
                skip: number;
                update: number;
            };
            checked: number;
            createdAt: string;
            done: number;
            finishedAt: string | null;
            /** @description What would become of the rows, by the check */
            foretold: {
                create: number;
                duplicate: number;
                join: number;
                refused: number;
                skip: number;
                update: number;
            };
            format: string | null;
            headers: string[];
            /** Format: uuid */
            id: string;
            kept: number;
            mapping: {
                columns: (string | null)[];
                /**
                 * @default dayFirst
                 * @enum {string}
                 */
                dates: "dayFirst" | "monthFirst";
                /** @default {} */
                values: {
                    [key: string]: {
                        [key: string]: string | null;
                    };
                };
            } | null;
            name: string;
            /** @enum {string} */
            noun: "contact" | "lead" | "listing";
            preset: string | null;
            problem: string | null;
            rule: {
                /**
                 * @default [
                 *       "externalId",
                 *       "phone",
                 *       "email"
                 *     ]
                 */
                matchBy: ("externalId" | "phone" | "email")[];
                /**
                 * @default fill
                 * @enum {string}
                 */
                mode: "skip" | "fill" | "overwrite";
                /**
                 * @default refuse
                 * @enum {string}
                 */
                unreadable: "refuse" | "leave";
            };
            startedAt: string | null;
            /** @enum {string} */
            state: "reading" | "mapping" | "checking" | "checked" | "running" | "paused" | "done" | "undoing" | "undone" | "failed";
            total: number;
            undone: number;
        };
        ImportCheck: {
            mapping: {
                columns: (string | null)[];
                /**
                 * @default dayFirst
                 * @enum {string}
                 */
                dates: "dayFirst" | "monthFirst";
                /** @default {} */
                values: {
                    [key: string]: {
                        [key: string]: string | null;
                    };
                };
            };
            rule?: {
                /**
                 * @default [
                 *       "externalId",
                 *       "phone",
                 *       "email"
                 *     ]
                 */
                matchBy: ("externalId" | "phone" | "email")[];
                /**
                 * @default fill
                 * @enum {string}
                 */
                mode: "skip" | "fill" | "overwrite";
                /**
                 * @default refuse
                 * @enum {string}
                 */
                unreadable: "refuse" | "leave";
            };
        };
        ImportRow: {
            cells: string[];
            document: string | null;
            /** @enum {string|null} */
            fate: "create" | "join" | "update" | "skip" | "duplicate" | "refused" | null;
            /** @enum {string|null} */
            outcome: "create" | "join" | "update" | "skip" | "duplicate" | "refused" | null;
            position: number;
            problems: {
                column: number | null;
                message: string;
                said?: {
                    key: string;
                    with?: {
                        [key: string]: string | number;
                    };
                };
                target: string | null;
            }[];
            sameAs: number | null;
        };
        Lead: {
            /** @description Archived */
            archivedAt: string | null;
            /** @description Areas */
            areas: string[] | null;
            /** @description Bathrooms */
            bathrooms: number | null;
            /** @description Bedrooms */
            bedrooms: number | null;
            /** @description Budget to */
            budgetMax: number | null;
            /** @description Budget from */
            budgetMin: number | null;
            /**
             * @description Budget period
             * @enum {string|null}
             */
            budgetPeriod: "year" | "quarter" | "month" | "week" | null;
            /** @description Shared with */
            collaboratorIds: string[] | null;
            /**
             * Format: uuid
             * @description Contact
             */
            contactId: string | null;
            /** @description Created */
            createdAt: string | null;
            /** @description When its answer or its next word is due; null where nothing is */
            dueAt: string | null;
            /**
             * Format: email
             * @description E-mail
             */
            email: string | null;
            /**
             * @description Financing
             * @enum {string|null}
             */
            financing: "cash" | "mortgage" | "undecided" | null;
            /** @description First contacted */
            firstContactedAt: string | null;
            /**
             * @description Furnishing
             * @enum {string|null}
             */
            furnishing: "furnished" | "partly" | "unfurnished" | null;
            /** Format: uuid */
            id: string;
            /** @description Imported */
            importedAt: string | null;
            /**
             * @description Wants to
             * @enum {string|null}
             */
            intent: "buy" | "rent" | "sell" | "let" | null;
            /** @description Lost because */
            lostReason: string | null;
            /**
             * Format: uuid
             * @description Merged into
             */
            mergedInto: string | null;
            /** @description Move date */
            moveDate: string | null;
            /** @description Name */
            name: string | null;
            /** @description Next follow-up */
            nextFollowUpAt: string | null;
            /**
             * Format: uuid
             * @description Owner
             */
            ownerId: string | null;
            /** @description Parking */
            parking: number | null;
            /** @description Paused because */
            pausedBecause: string | null;
            /** @description Paused until */
            pausedUntil: string | null;
            /** @description Pets */
            pets: boolean | null;
            /** @description Phone */
            phone: string | null;
            /** @description Property type */
            propertyType: string | null;
            /** @description Reference */
            reference: string | null;
            /** @description Source */
            source: string | null;
            /**
             * @description Stage
             * @enum {string|null}
             */
            stage: "new" | "contacted" | "qualified" | "viewing" | "offer" | "won" | "lost" | null;
            /** @description In stage since */
            stageChangedAt: string | null;
            /** @description Tags */
            tags: string[] | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId: string | null;
            /**
             * @description Temperature
             * @enum {string|null}
             */
            temperature: "hot" | "warm" | "cold" | null;
            updatedAt: string;
        };
        LeadPatch: {
            /** @description Areas */
            areas?: string[] | null;
            /** @description Bathrooms */
            bathrooms?: number | null;
            /** @description Bedrooms */
            bedrooms?: number | null;
            /** @description Budget to */
            budgetMax?: number | null;
            /** @description Budget from */
            budgetMin?: number | null;
            /**
             * @description Budget period
             * @enum {string|null}
             */
            budgetPeriod?: "year" | "quarter" | "month" | "week" | null;
            /**
             * Format: email
             * @description E-mail
             */
            email?: string | null;
            /**
             * @description Financing
             * @enum {string|null}
             */
            financing?: "cash" | "mortgage" | "undecided" | null;
            /**
             * @description Furnishing
             * @enum {string|null}
             */
            furnishing?: "furnished" | "partly" | "unfurnished" | null;
            /**
             * @description Wants to
             * @enum {string|null}
             */
            intent?: "buy" | "rent" | "sell" | "let" | null;
            /** @description Move date */
            moveDate?: string | null;
            /** @description Name */
            name?: string | null;
            /** @description Next follow-up */
            nextFollowUpAt?: string | null;
            /** @description Parking */
            parking?: number | null;
            /** @description Pets */
            pets?: boolean | null;
            /** @description Phone */
            phone?: string | null;
            /** @description Property type */
            propertyType?: string | null;
            /** @description Source */
            source?: string | null;
            /**
             * @description Temperature
             * @enum {string|null}
             */
            temperature?: "hot" | "warm" | "cold" | null;
        };
        LeadSelection: {
            /** @description Archived */
            archivedAt?: string | null;
            /** @description Areas */
            areas?: string[] | null;
            /** @description Bathrooms */
            bathrooms?: number | null;
            /** @description Bedrooms */
            bedrooms?: number | null;
            /** @description Budget to */
            budgetMax?: number | null;
            /** @description Budget from */
            budgetMin?: number | null;
            /**
             * @description Budget period
             * @enum {string|null}
             */
            budgetPeriod?: "year" | "quarter" | "month" | "week" | null;
            /** @description Shared with */
            collaboratorIds?: string[] | null;
            /**
             * Format: uuid
             * @description Contact
             */
            contactId?: string | null;
            /** @description Created */
            createdAt?: string | null;
            /** @description When its answer or its next word is due; null where nothing is */
            dueAt?: string | null;
            /**
             * Format: email
             * @description E-mail
             */
            email?: string | null;
            /**
             * @description Financing
             * @enum {string|null}
             */
            financing?: "cash" | "mortgage" | "undecided" | null;
            /** @description First contacted */
            firstContactedAt?: string | null;
            /**
             * @description Furnishing
             * @enum {string|null}
             */
            furnishing?: "furnished" | "partly" | "unfurnished" | null;
            /** Format: uuid */
            id?: string;
            /** @description Imported */
            importedAt?: string | null;
            /**
             * @description Wants to
             * @enum {string|null}
             */
            intent?: "buy" | "rent" | "sell" | "let" | null;
            /** @description Lost because */
            lostReason?: string | null;
            /**
             * Format: uuid
             * @description Merged into
             */
            mergedInto?: string | null;
            /** @description Move date */
            moveDate?: string | null;
            /** @description Name */
            name?: string | null;
            /** @description Next follow-up */
            nextFollowUpAt?: string | null;
            /**
             * Format: uuid
             * @description Owner
             */
            ownerId?: string | null;
            /** @description Parking */
            parking?: number | null;
            /** @description Paused because */
            pausedBecause?: string | null;
            /** @description Paused until */
            pausedUntil?: string | null;
            /** @description Pets */
            pets?: boolean | null;
            /** @description Phone */
            phone?: string | null;
            /** @description Property type */
            propertyType?: string | null;
            /** @description Reference */
            reference?: string | null;
            /** @description Source */
            source?: string | null;
            /**
             * @description Stage
             * @enum {string|null}
             */
            stage?: "new" | "contacted" | "qualified" | "viewing" | "offer" | "won" | "lost" | null;
            /** @description In stage since */
            stageChangedAt?: string | null;
            /** @description Tags */
            tags?: string[] | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId?: string | null;
            /**
             * @description Temperature
             * @enum {string|null}
             */
            temperature?: "hot" | "warm" | "cold" | null;
            updatedAt?: string;
        };
        Listing: {
            /**
             * Format: uuid
             * @description Agent
             */
            agentId: string | null;
            /** @description Amenities */
            amenities: string[] | null;
            /** @description Amount paid */
            amountPaid: number | null;
            /** @description Archived */
            archivedAt: string | null;
            /** @description Community */
            area: string | null;
            /** @description Available from */
            availableFrom: string | null;
            /** @description Bathrooms */
            bathrooms: number | null;
            /** @description Bedrooms */
            bedrooms: number | null;
            /** @description Building */
            building: string | null;
            /** @description Commission */
            commissionPercent: number | null;
            /** @description Created */
            createdAt: string | null;
            description: string;
            /** @description Arabic description */
            descriptionAr: string | null;
            /** @description Developer */
            developer: string | null;
            /** @description Land Department fee waived */
            dldWaiver: number | null;
            /** @description Exclusive */
            exclusive: boolean | null;
            /** @description Floor */
            floor: number | null;
            /** @description Form A */
            formANumber: string | null;
            /** @description Form A signed */
            formASignedOn: string | null;
            /**
             * @description Furnishing
             * @enum {string|null}
             */
            furnishing: "furnished" | "partly" | "unfurnished" | null;
            /** @description Handover */
            handoverOn: string | null;
            /** Format: uuid */
            id: string;
            /** @description Mandate ends */
            mandateEndsOn: string | null;
            /** @description Least price */
            minimumPrice: number | null;
            /** @description Off-plan */
            offPlan: boolean | null;
            /**
             * @description Off-plan sale
             * @enum {string|null}
             */
            offPlanSale: "new" | "resale" | null;
            /** @description Original price */
            originalPrice: number | null;
            /** @description Parking */
            parking: number | null;
            /** @description Payment plan */
            paymentPlan: string | null;
            /** @description Permit ends */
            permitEndsOn: string | null;
            /** @description Permit */
            permitNumber: string | null;
            /** @description Pets allowed */
            petsAllowed: boolean | null;
            portals: components["schemas"]["Publication"][];
            /** @description Price */
            price: number | null;
            /**
             * Format: uuid
             * @description Property
             */
            propertyId: string | null;
            /** @description Property type */
            propertyType: string | null;
            /**
             * @description Purpose
             * @enum {string|null}
             */
            purpose: "sale" | "rent" | null;
            /** @description Reference */
            reference: string | null;
            /**
             * @description Rent period
             * @enum {string|null}
             */
            rentPeriod: "year" | "quarter" | "month" | "week" | null;
            /**
             * Format: uuid
             * @description Review asked by
             */
            reviewAskedBy: string | null;
            /**
             * Format: uuid
             * @description Reviewed by
             */
            reviewedBy: string | null;
            /** @description To be put right */
            reviewWords: string | null;
            /** @description Service charge */
            serviceCharge: number | null;
            /** @description Size */
            sizeSqft: number | null;
            /**
             * @description Status
             * @enum {string|null}
             */
            status: "draft" | "review" | "available" | "underOffer" | "let" | "sold" | "withdrawn" | null;
            /** @description Tags */
            tags: string[] | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId: string | null;
            /** @description Title */
            title: string | null;
            /** @description Arabic title */
            titleAr: string | null;
            /** @description Unit */
            unit: string | null;
            updatedAt: string;
            /**
             * Format: uri
             * @description Video
             */
            videoUrl: string | null;
            /** @description View */
            view: string | null;
        };
        ListingPatch: {
            /** @description Amenities */
            amenities?: string[] | null;
            /** @description Amount paid */
            amountPaid?: number | null;
            /** @description Community */
            area?: string | null;
            /** @description Available from */
            availableFrom?: string | null;
            /** @description Bathrooms */
            bathrooms?: number | null;
            /** @description Bedrooms */
            bedrooms?: number | null;
            /** @description Building */
            building?: string | null;
            /** @description Commission */
            commissionPercent?: number | null;
            /** @description Arabic description */
            descriptionAr?: string | null;
            /** @description Developer */
            developer?: string | null;
            /** @description Land Department fee waived */
            dldWaiver?: number | null;
            /** @description Exclusive */
            exclusive?: boolean | null;
            /** @description Floor */
            floor?: number | null;
            /** @description Form A */
            formANumber?: string | null;
            /** @description Form A signed */
            formASignedOn?: string | null;
            /**
             * @description Furnishing
             * @enum {string|null}
             */
            furnishing?: "furnished" | "partly" | "unfurnished" | null;
            /** @description Handover */
            handoverOn?: string | null;
            /** @description Mandate ends */
            mandateEndsOn?: string | null;
            /** @description Least price */
            minimumPrice?: number | null;
            /** @description Off-plan */
            offPlan?: boolean | null;
            /**
             * @description Off-plan sale
             * @enum {string|null}
             */
            offPlanSale?: "new" | "resale" | null;
            /** @description Original price */
            originalPrice?: number | null;
            /** @description Parking */
            parking?: number | null;
            /** @description Payment plan */
            paymentPlan?: string | null;
            /** @description Permit ends */
            permitEndsOn?: string | null;
            /** @description Permit */
            permitNumber?: string | null;
            /** @description Pets allowed */
            petsAllowed?: boolean | null;
            /** @description Price */
            price?: number | null;
            /** @description Property type */
            propertyType?: string | null;
            /**
             * @description Purpose
             * @enum {string|null}
             */
            purpose?: "sale" | "rent" | null;
            /**
             * @description Rent period
             * @enum {string|null}
             */
            rentPeriod?: "year" | "quarter" | "month" | "week" | null;
            /** @description Service charge */
            serviceCharge?: number | null;
            /** @description Size */
            sizeSqft?: number | null;
            /** @description Title */
            title?: string | null;
            /** @description Arabic title */
            titleAr?: string | null;
            /** @description Unit */
            unit?: string | null;
            /**
             * Format: uri
             * @description Video
             */
            videoUrl?: string | null;
            /** @description View */
            view?: string | null;
        };
        ListingSelection: {
            /**
             * Format: uuid
             * @description Agent
             */
            agentId?: string | null;
            /** @description Amenities */
            amenities?: string[] | null;
            /** @description Amount paid */
            amountPaid?: number | null;
            /** @description Archived */
            archivedAt?: string | null;
            /** @description Community */
            area?: string | null;
            /** @description Available from */
            availableFrom?: string | null;
            /** @description Bathrooms */
            bathrooms?: number | null;
            /** @description Bedrooms */
            bedrooms?: number | null;
            /** @description Building */
            building?: string | null;
            /** @description Commission */
            commissionPercent?: number | null;
            /** @description Created */
            createdAt?: string | null;
            description?: string;
            /** @description Arabic description */
            descriptionAr?: string | null;
            /** @description Developer */
            developer?: string | null;
            /** @description Land Department fee waived */
            dldWaiver?: number | null;
            /** @description Exclusive */
            exclusive?: boolean | null;
            /** @description Floor */
            floor?: number | null;
            /** @description Form A */
            formANumber?: string | null;
            /** @description Form A signed */
            formASignedOn?: string | null;
            /**
             * @description Furnishing
             * @enum {string|null}
             */
            furnishing?: "furnished" | "partly" | "unfurnished" | null;
            /** @description Handover */
            handoverOn?: string | null;
            /** Format: uuid */
            id?: string;
            /** @description Mandate ends */
            mandateEndsOn?: string | null;
            /** @description Least price */
            minimumPrice?: number | null;
            /** @description Off-plan */
            offPlan?: boolean | null;
            /**
             * @description Off-plan sale
             * @enum {string|null}
             */
            offPlanSale?: "new" | "resale" | null;
            /** @description Original price */
            originalPrice?: number | null;
            /** @description Parking */
            parking?: number | null;
            /** @description Payment plan */
            paymentPlan?: string | null;
            /** @description Permit ends */
            permitEndsOn?: string | null;
            /** @description Permit */
            permitNumber?: string | null;
            /** @description Pets allowed */
            petsAllowed?: boolean | null;
            portals?: components["schemas"]["Publication"][];
            /** @description Price */
            price?: number | null;
            /**
             * Format: uuid
             * @description Property
             */
            propertyId?: string | null;
            /** @description Property type */
            propertyType?: string | null;
            /**
             * @description Purpose
             * @enum {string|null}
             */
            purpose?: "sale" | "rent" | null;
            /** @description Reference */
            reference?: string | null;
            /**
             * @description Rent period
             * @enum {string|null}
             */
            rentPeriod?: "year" | "quarter" | "month" | "week" | null;
            /**
             * Format: uuid
             * @description Review asked by
             */
            reviewAskedBy?: string | null;
            /**
             * Format: uuid
             * @description Reviewed by
             */
            reviewedBy?: string | null;
            /** @description To be put right */
            reviewWords?: string | null;
            /** @description Service charge */
            serviceCharge?: number | null;
            /** @description Size */
            sizeSqft?: number | null;
            /**
             * @description Status
             * @enum {string|null}
             */
            status?: "draft" | "review" | "available" | "underOffer" | "let" | "sold" | "withdrawn" | null;
            /** @description Tags */
            tags?: string[] | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId?: string | null;
            /** @description Title */
            title?: string | null;
            /** @description Arabic title */
            titleAr?: string | null;
            /** @description Unit */
            unit?: string | null;
            updatedAt?: string;
            /**
             * Format: uri
             * @description Video
             */
            videoUrl?: string | null;
            /** @description View */
            view?: string | null;
        };
        Me: {
            email: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "person";
            name: string;
            /** @enum {string} */
            role: "agent" | "manager" | "admin";
            /** Format: uuid */
            teamId: string | null;
        } | {
            id: string;
            /** @enum {string} */
            kind: "client";
            scopes: string[];
        };
        NewShortlist: {
            /** @description How long its link opens it; default: 14 */
            days?: 14 | 7 | 30;
            greeting?: string;
            /**
             * @description In which the customer reads
             * @enum {string}
             */
            language: "en" | "ar";
            /** Format: uuid */
            leadId: string;
            /** @description In the order in which they are shown */
            listingIds: string[];
        };
        NewShortlistAnswer: components["schemas"]["Shortlist"] & {
            /** @description The secret address for the customer, told this once and kept nowhere; null for a program that asks for a person, and where an `Idempotency-Key` is sent again. A person takes a new one on the page of the lead */
            link: string | null;
        };
        NewTask: {
            dueAt?: string;
            /** Format: uuid */
            leadId?: string;
            /**
             * Format: uuid
             * @description Default: whoever asks. A manager may name one of the team
             */
            ownerId?: string;
            title: string;
        };
        NewViewing: {
            /**
             * Format: uuid
             * @description Default: whoever asks
             */
            agentId?: string;
            /** @description Book it all the same: without it a time at which the agent, the applicant or the home is taken, the agent is busy by their own calendar, or in which the agent could not come from another community, is refused (409) */
            despiteTaken?: boolean;
            /** @description Default: half an hour later */
            endsAt?: string;
            /** Format: uuid */
            leadId: string;
            /** Format: uuid */
            listingId: string;
            startsAt: string;
        };
        NewWebhookEndpoint: {
            /** @default  */
            description: string;
            /** @default null */
            fields: string[] | null;
            /** @default false */
            ordered: boolean;
            /** @default null */
            resources: ("contact" | "lead" | "listing" | "property" | "call" | "note" | "task" | "viewing" | "enquiry" | "arrival" | "person" | "communication" | "bulk" | "webhook")[] | null;
            scopes?: ("leads:read" | "listings:read" | "calls:read" | "events:read")[];
            /** Format: uri */
            url: string;
        };
        NewWebhookEndpointAnswer: components["schemas"]["WebhookEndpoint"] & {
            /** @description What messages are signed with; shown this once */
            secret: string;
        };
        OwnerShare: {
            share: number | null;
        };
        Problem: {
            code: string;
            detail: string;
            errors?: {
                message: string;
                path: string;
            }[];
            status: number;
            title: string;
            traceId?: string;
            type: string;
        };
        Property: {
            /**
             * Format: uuid
             * @description Agent
             */
            agentId: string | null;
            /** @description Community */
            area: string | null;
            /** @description Bathrooms */
            bathrooms: number | null;
            /** @description Bedrooms */
            bedrooms: number | null;
            /** @description Building */
            building: string | null;
            /** @description Created */
            createdAt: string | null;
            /** @description Floor */
            floor: number | null;
            /** Format: uuid */
            id: string;
            /** @description Makani */
            makani: string | null;
            /** @description As far as the caller may see them */
            owners: {
                /** Format: uuid */
                contactId: string;
                /** @description In per cent */
                share: number | null;
            }[];
            /** @description Parking */
            parking: number | null;
            /** @description Property type */
            propertyType: string | null;
            /** @description Size */
            sizeSqft: number | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId: string | null;
            /** @description Title deed */
            titleDeed: string | null;
            /** @description Unit */
            unit: string | null;
            updatedAt: string;
        };
        PropertyPatch: {
            /** @description Community */
            area?: string | null;
            /** @description Bathrooms */
            bathrooms?: number | null;
            /** @description Bedrooms */
            bedrooms?: number | null;
            /** @description Building */
            building?: string | null;
            /** @description Floor */
            floor?: number | null;
            /** @description Makani */
            makani?: string | null;
            /** @description Parking */
            parking?: number | null;
            /** @description Property type */
            propertyType?: string | null;
            /** @description Size */
            sizeSqft?: number | null;
            /** @description Title deed */
            titleDeed?: string | null;
            /** @description Unit */
            unit?: string | null;
        };
        PropertySelection: {
            /**
             * Format: uuid
             * @description Agent
             */
            agentId?: string | null;
            /** @description Community */
            area?: string | null;
            /** @description Bathrooms */
            bathrooms?: number | null;
            /** @description Bedrooms */
            bedrooms?: number | null;
            /** @description Building */
            building?: string | null;
            /** @description Created */
            createdAt?: string | null;
            /** @description Floor */
            floor?: number | null;
            /** Format: uuid */
            id?: string;
            /** @description Makani */
            makani?: string | null;
            /** @description As far as the caller may see them */
            owners?: {
                /** Format: uuid */
                contactId: string;
                /** @description In per cent */
                share: number | null;
            }[];
            /** @description Parking */
            parking?: number | null;
            /** @description Property type */
            propertyType?: string | null;
            /** @description Size */
            sizeSqft?: number | null;
            /**
             * Format: uuid
             * @description Team
             */
            teamId?: string | null;
            /** @description Title deed */
            titleDeed?: string | null;
            /** @description Unit */
            unit?: string | null;
            updatedAt?: string;
        };
        Publication: {
            at: string;
            attempts: number;
            portal: string;
            reason: string | null;
            /** @enum {string} */
            state: "queued" | "sending" | "live" | "failed" | "removing" | "removed";
            url: string | null;
        };
        Question: {
            /** @description A plan to run as it is, such as one of the `edits` of an answer; the question says what it is called */
            plan?: {
                averagedOver?: string;
                /** @default [] */
                dimensions: string[];
                /** @default [] */
                filters: {
                    dimension: string;
                    /**
                     * @default is
                     * @enum {string}
                     */
                    operator: "is" | "isNot" | "atLeast" | "atMost";
                    values: (string | number | boolean)[];
                }[];
                limit?: number;
                measure: string;
                share?: string[];
                sort?: {
                    by: string;
                    /** @enum {string} */
                    direction: "ascending" | "descending";
                };
                time?: {
                    from?: string;
                    rolls?: {
                        from?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                        to?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                    };
                    to?: string;
                };
                versus?: {
                    from?: string;
                    rolls?: {
                        from?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                        to?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                    };
                    to?: string;
                };
            };
            /** @description The `plan` of the answer before, for a question that stands on it: "only the villas", "and last week?" */
            previous?: {
                averagedOver?: string;
                /** @default [] */
                dimensions: string[];
                /** @default [] */
                filters: {
                    dimension: string;
                    /**
                     * @default is
                     * @enum {string}
                     */
                    operator: "is" | "isNot" | "atLeast" | "atMost";
                    values: (string | number | boolean)[];
                }[];
                limit?: number;
                measure: string;
                share?: string[];
                sort?: {
                    by: string;
                    /** @enum {string} */
                    direction: "ascending" | "descending";
                };
                time?: {
                    from?: string;
                    rolls?: {
                        from?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                        to?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                    };
                    to?: string;
                };
                versus?: {
                    from?: string;
                    rolls?: {
                        from?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                        to?: {
                            by: number;
                            /** @default 0 */
                            days: number;
                            /** @default false */
                            start: boolean;
                            /** @enum {string} */
                            unit: "day" | "week" | "month" | "quarter" | "year";
                        };
                    };
                    to?: string;
                };
            };
            question: string;
        };
        ReceivedEnquiry: {
            /** Format: uuid */
            id: string;
            /** @description A further signal of somebody whose lead is open */
            isRepeat: boolean;
            /**
             * Format: uuid
             * @description Null while the lead is still being made
             */
            leadId: string | null;
        };
        Recording: {
            addedBy: string;
            /** @description Where in the call’s own time (that of its segments) it begins; null for unsaid */
            beginsMs: number | null;
            bytes: number;
            callId: string;
            createdAt: string;
            durationMs: number | null;
            /**
             * @description What the caller hears: all, only what stands readable in the transcript (silence elsewhere), or nothing
             * @enum {string}
             */
            heard: "whole" | "cut" | "nothing";
            /** @description It is removed then, as the house has settled */
            keptUntil: string;
            sha256: string;
            /** @description Told from the content */
            type: string;
            /**
             * @description goesOn: the call is not over; noWords: it has no transcript; noTimes: nobody said exactly when what is hidden was spoken; noCut: only WAV can be silenced in places
             * @enum {string|null}
             */
            whyNothing: "goesOn" | "noWords" | "noTimes" | "noCut" | null;
        };
        Reference: {
            house: {
                areaUnit: string;
                country: string;
                currency: string;
                name: string;
                zone: string;
            };
            lists: {
                amenity: components["schemas"]["ReferenceValue"][];
                area: components["schemas"]["ReferenceValue"][];
                callChecklist: components["schemas"]["ReferenceValue"][];
                disposition: components["schemas"]["ReferenceValue"][];
                handoverChecklist: components["schemas"]["ReferenceValue"][];
                lostReason: components["schemas"]["ReferenceValue"][];
                mandateChecklist: components["schemas"]["ReferenceValue"][];
                propertyType: components["schemas"]["ReferenceValue"][];
                source: components["schemas"]["ReferenceValue"][];
                viewingChecklist: components["schemas"]["ReferenceValue"][];
            };
        };
        ReferenceValue: {
            aliases: string[];
            /** @description Records still have it; none gets it anew */
            isRetired: boolean;
            /** @description What records hold; it never changes */
            key: string;
            labels: {
                ar: string;
                en: string;
            };
            /** @description The community of a tower */
            parent: string | null;
        };
        Segment: {
            annotations: components["schemas"]["Annotation"][];
            beginMs: number;
            confidence: number;
            endMs: number;
            language: string;
            party: string;
            revision: number;
            /** @enum {string} */
            role: "customer" | "agent" | "supervisor" | "thirdparty" | "bot";
            segmentId: string;
            text: string;
        };
        Shortlist: {
            createdAt: string;
            /** @description From then on its link opens nothing */
            endsAt: string;
            /** @description In the order in which they are shown */
            homes: {
                /**
                 * @description What the customer said of it
                 * @enum {string|null}
                 */
                answer: "yes" | "no" | null;
                answeredAt: string | null;
                /** Format: uuid */
                listingId: string;
                reference: string | null;
                title: string | null;
                /** @description In their words; nobody has checked them */
                words: string | null;
            }[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "en" | "ar";
            /** Format: uuid */
            leadId: string;
            /** @description When the customer looked first */
            openedAt: string | null;
            /**
             * Format: uuid
             * @description Who made it
             */
            personId: string;
            revokedAt: string | null;
        };
        ShortlistSelection: {
            createdAt?: string;
            /** @description From then on its link opens nothing */
            endsAt?: string;
            /** @description In the order in which they are shown */
            homes?: {
                /**
                 * @description What the customer said of it
                 * @enum {string|null}
                 */
                answer: "yes" | "no" | null;
                answeredAt: string | null;
                /** Format: uuid */
                listingId: string;
                reference: string | null;
                title: string | null;
                /** @description In their words; nobody has checked them */
                words: string | null;
            }[];
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            language?: "en" | "ar";
            /** Format: uuid */
            leadId?: string;
            /** @description When the customer looked first */
            openedAt?: string | null;
            /**
             * Format: uuid
             * @description Who made it
             */
            personId?: string;
            revokedAt?: string | null;
        };
        TakenVcon: {
            /** @description The id of its call */
            id: string;
            /** @description Its call was there already */
            isRepeat: boolean;
        };
        Task: {
            callId: string | null;
            createdAt: string;
            createdBy: string;
            doneAt: string | null;
            dueAt: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            leadId: string | null;
            /** Format: uuid */
            listingId: string | null;
            /** Format: uuid */
            ownerId: string;
            /** Format: uuid */
            teamId: string | null;
            title: string;
        };
        TaskPatch: {
            doneAt?: string | null;
            dueAt?: string | null;
            /** Format: uuid */
            leadId?: string | null;
            /**
             * Format: uuid
             * @description A manager may name one of the team
             */
            ownerId?: string;
            title?: string;
        };
        TaskSelection: {
            callId?: string | null;
            createdAt?: string;
            createdBy?: string;
            doneAt?: string | null;
            dueAt?: string | null;
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            leadId?: string | null;
            /** Format: uuid */
            listingId?: string | null;
            /** Format: uuid */
            ownerId?: string;
            /** Format: uuid */
            teamId?: string | null;
            title?: string;
        };
        Upload: {
            next: number;
        };
        Vcon: {
            analysis: {
                body: string | {
                    enrichments: {
                        entities: {
                            end: number;
                            start: number;
                            text: string;
                            type: string;
                        }[];
                        summary?: string;
                    };
                    extensions: {
                        pace: {
                            segments: {
                                id: string;
                                language: string;
                                party: string;
                                revision: number;
                                role: string;
                            }[];
                        };
                    };
                    metadata: {
                        audio: {
                            duration: number;
                        };
                        /** Format: date-time */
                        created_at: string;
                        model: string;
                        /** Format: date-time */
                        processed_at: string;
                        provider: string;
                    };
                    segments: {
                        confidence: number;
                        end: number;
                        id: number;
                        speaker: number;
                        start: number;
                        text: string;
                    }[];
                    transcript: {
                        confidence: number;
                        duration: number;
                        language: string;
                        text: string;
                    };
                } | {
                    disposition: string;
                };
                dialog: number;
                /** @enum {string} */
                encoding: "json" | "none";
                mediatype?: string;
                product: string;
                schema?: string;
                /** Format: date-time */
                start?: string;
                type: string;
                vendor: string;
            }[];
            attachments: {
                purpose: string;
            }[];
            /** Format: date-time */
            created_at: string;
            critical: string[];
            dialog: {
                /** @enum {string} */
                disposition?: "no-answer";
                duration?: number;
                interaction_id: string;
                interaction_type: string;
                originator: number;
                parties: number[];
                party_history?: {
                    /** @enum {string} */
                    event: "join" | "drop" | "hold" | "unhold";
                    party: number;
                    /** Format: date-time */
                    time: string;
                }[];
                /** Format: date-time */
                start: string;
                /** @enum {string} */
                type: "recording" | "text" | "incomplete";
            }[];
            extensions: string[];
            parties: {
                mailto?: string;
                name?: string;
                role?: string;
                tel?: string;
                type?: string;
                uuid?: string;
            }[];
            redacted: {
                type: string;
            };
            subject: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            uuid: string;
            /** @enum {string} */
            vcon: "0.4.0";
        };
        Viewing: {
            /** Format: uuid */
            agentId: string;
            createdAt: string;
            endsAt: string;
            feedback: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            leadId: string | null;
            /** Format: uuid */
            listingId: string | null;
            startsAt: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "attended" | "noShow" | "cancelled";
            /** Format: uuid */
            teamId: string | null;
        };
        ViewingPatch: {
            /** @description Book it all the same: without it a time at which the agent, the applicant or the home is taken, the agent is busy by their own calendar, or in which the agent could not come from another community, is refused (409) */
            despiteTaken?: boolean;
            endsAt?: string;
            feedback?: string | null;
            /** @description Without `endsAt` it takes as long as before */
            startsAt?: string;
            /** @enum {string} */
            status?: "pending" | "confirmed" | "attended" | "noShow" | "cancelled";
        };
        ViewingSelection: {
            /** Format: uuid */
            agentId?: string;
            createdAt?: string;
            endsAt?: string;
            feedback?: string | null;
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            leadId?: string | null;
            /** Format: uuid */
            listingId?: string | null;
            startsAt?: string;
            /** @enum {string} */
            status?: "pending" | "confirmed" | "attended" | "noShow" | "cancelled";
            /** Format: uuid */
            teamId?: string | null;
        };
        WebhookDelivery: {
            answers: {
                answer: string | null;
                at: string;
                error: string | null;
                ms: number;
                status: number | null;
            }[];
            attempts: number;
            body: string;
            id: number;
            key: string;
            /** @description Its `webhook-id` */
            messageId: string;
            nextAt: string | null;
            resource: string;
            sequence: number;
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
        };
        WebhookEndpoint: {
            createdAt: string;
            createdBy: string;
            description: string;
            failingSince: string | null;
            fields: string[] | null;
            /** Format: uuid */
            id: string;
            ordered: boolean;
            /** @description Why it is not told anything */
            reason: string | null;
            resources: ("contact" | "lead" | "listing" | "property" | "call" | "note" | "task" | "viewing" | "enquiry" | "arrival" | "person" | "communication" | "bulk" | "webhook")[] | null;
            scopes: string[];
            /** @enum {string} */
            state: "unverified" | "active" | "paused" | "disabled";
            url: string;
        };
        WebhookPing: {
            error: string | null;
            ms: number;
            status: number | null;
        };
        WebhookReplay: {
            after: number;
            upTo: number;
        };
        WebhookReplayFrom: {
            after: number;
        };
        WebhookRetries: {
            count: number;
        };
        WebhookSecret: {
            previousUntil: string;
            secret: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Strong: of this answer, letter by letter
         * @example "9GX9Tz3y0vQ2c1oXkTzq8V6sT1k"
         */
        ETag: string;
        /** @description Where it is read */
        Location: string;
        /**
         * @description How many requests are left (`r`), and for how many seconds (`t`)
         * @example "client";r=599;t=60
         */
        RateLimit: string;
        /**
         * @description How many requests (`q`) there are in how many seconds (`w`)
         * @example "client";q=600;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Seconds to wait
         * @example 12
         */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    askQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description Agent is the value; repeated: any of them */
                agent?: string | string[];
                /** @description Agent has no value; sent empty */
                "agent.empty"?: string | string[];
                /** @description Agent is none of the values */
                "agent.isNot"?: string | string[];
                /** @description Agent has a value; sent empty */
                "agent.notEmpty"?: string | string[];
                /** @description Caller is the value; repeated: any of them */
                caller?: string | string[];
                /** @description Caller holds the words, however they are spelled */
                "caller.contains"?: string | string[];
                /** @description Caller has no value; sent empty */
                "caller.empty"?: string | string[];
                /** @description Caller has a value; sent empty */
                "caller.notEmpty"?: string | string[];
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description In or out is the value; repeated: any of them (inbound, outbound) */
                direction?: string | string[];
                /** @description In or out has no value; sent empty (inbound, outbound) */
                "direction.empty"?: string | string[];
                /** @description In or out is none of the values (inbound, outbound) */
                "direction.isNot"?: string | string[];
                /** @description In or out has a value; sent empty (inbound, outbound) */
                "direction.notEmpty"?: string | string[];
                /** @description Outcome is the value; repeated: any of them */
                disposition?: string | string[];
                /** @description Outcome has no value; sent empty */
                "disposition.empty"?: string | string[];
                /** @description Outcome is none of the values */
                "disposition.isNot"?: string | string[];
                /** @description Outcome has a value; sent empty */
                "disposition.notEmpty"?: string | string[];
                /** @description Ended is the value; repeated: any of them. A day, or `today`, `today-7` */
                ended?: string | string[];
                /** @description Ended is after the day. A day, or `today`, `today-7` */
                "ended.after"?: string | string[];
                /** @description Ended is before the day. A day, or `today`, `today-7` */
                "ended.before"?: string | string[];
                /** @description Ended is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "ended.between"?: string | string[];
                /** @description Ended has no value; sent empty. A day, or `today`, `today-7` */
                "ended.empty"?: string | string[];
                /** @description Ended has a value; sent empty. A day, or `today`, `today-7` */
                "ended.notEmpty"?: string | string[];
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description A lead's id */
                lead?: string;
                /** @description Rows in one answer */
                limit?: number;
                /** @description When is the value; repeated: any of them (now, wrapUp, past) */
                phase?: string | string[];
                /** @description When is none of the values (now, wrapUp, past) */
                "phase.isNot"?: string | string[];
                /** @description Number is the value; repeated: any of them */
                phone?: string | string[];
                /** @description Number holds the words, however they are spelled */
                "phone.contains"?: string | string[];
                /** @description Number has no value; sent empty */
                "phone.empty"?: string | string[];
                /** @description Number has a value; sent empty */
                "phone.notEmpty"?: string | string[];
                /** @description The order: phase, started, updated; `-` before one turns it round, a comma puts another behind it. A cursor belongs to its order */
                sort?: string;
                /** @description Started is the value; repeated: any of them. A day, or `today`, `today-7` */
                started?: string | string[];
                /** @description Started is after the day. A day, or `today`, `today-7` */
                "started.after"?: string | string[];
                /** @description Started is before the day. A day, or `today`, `today-7` */
                "started.before"?: string | string[];
                /** @description Started is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "started.between"?: string | string[];
                /** @description State is the value; repeated: any of them (ringing, live, held, wrapup, ended, missed) */
                state?: string | string[];
                /** @description State is none of the values (ringing, live, held, wrapup, ended, missed) */
                "state.isNot"?: string | string[];
                /** @description Team is the value; repeated: any of them */
                team?: string | string[];
                /** @description Team has no value; sent empty */
                "team.empty"?: string | string[];
                /** @description Team is none of the values */
                "team.isNot"?: string | string[];
                /** @description Team has a value; sent empty */
                "team.notEmpty"?: string | string[];
                /** @description Changed is the value; repeated: any of them. A day, or `today`, `today-7` */
                updated?: string | string[];
                updated_since?: string;
                /** @description Changed is after the day. A day, or `today`, `today-7` */
                "updated.after"?: string | string[];
                /** @description Changed is before the day. A day, or `today`, `today-7` */
                "updated.before"?: string | string[];
                /** @description Changed is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "updated.between"?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Call"] | components["schemas"]["CallSelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCall: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallWithSegments"] | components["schemas"]["CallWithSegmentsSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCall: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallPatch"];
                "application/merge-patch+json": components["schemas"]["CallPatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallWithSegments"] | components["schemas"]["CallWithSegmentsSelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recording */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepRecording: {
        parameters: {
            query?: {
                /** @description When it begins, where segments count from the start of the call. Of calls that came by a vendor’s door nobody knows when that was: it says nothing of them */
                begins_at?: string;
                /** @description Where it begins in the call’s own time, that of `beginMs` of its segments */
                begins_ms?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was there, or takes the place of another */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description It is kept */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hearRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sound; a part of it (206) where one is asked for */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSegments: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description Rows in one answer */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of segments */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Segment"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCallVcon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vcon+json": components["schemas"]["Vcon"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description Archived is the value; repeated: any of them */
                archived?: string | string[];
                /** @description Created is the value; repeated: any of them. A day, or `today`, `today-7` */
                created?: string | string[];
                /** @description Created is after the day. A day, or `today`, `today-7` */
                "created.after"?: string | string[];
                /** @description Created is before the day. A day, or `today`, `today-7` */
                "created.before"?: string | string[];
                /** @description Created is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "created.between"?: string | string[];
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Do not call is the value; repeated: any of them */
                doNotCall?: string | string[];
                /** @description E-mail is the value; repeated: any of them */
                email?: string | string[];
                /** @description E-mail holds the words, however they are spelled */
                "email.contains"?: string | string[];
                /** @description E-mail has no value; sent empty */
                "email.empty"?: string | string[];
                /** @description E-mail has a value; sent empty */
                "email.notEmpty"?: string | string[];
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description Person or company is the value; repeated: any of them (person, company) */
                kind?: string | string[];
                /** @description Person or company is none of the values (person, company) */
                "kind.isNot"?: string | string[];
                /** @description Language is the value; repeated: any of them (en, ar, ru, hi, ur, zh, fr, de, fa) */
                language?: string | string[];
                /** @description Language has no value; sent empty (en, ar, ru, hi, ur, zh, fr, de, fa) */
                "language.empty"?: string | string[];
                /** @description Language is none of the values (en, ar, ru, hi, ur, zh, fr, de, fa) */
                "language.isNot"?: string | string[];
                /** @description Language has a value; sent empty (en, ar, ru, hi, ur, zh, fr, de, fa) */
                "language.notEmpty"?: string | string[];
                /** @description Rows in one answer */
                limit?: number;
                /** @description Name is the value; repeated: any of them */
                name?: string | string[];
                /** @description Name holds the words, however they are spelled */
                "name.contains"?: string | string[];
                /** @description Name has no value; sent empty */
                "name.empty"?: string | string[];
                /** @description Name has a value; sent empty */
                "name.notEmpty"?: string | string[];
                /** @description Arabic name is the value; repeated: any of them */
                nameAr?: string | string[];
                /** @description Arabic name holds the words, however they are spelled */
                "nameAr.contains"?: string | string[];
                /** @description Arabic name has no value; sent empty */
                "nameAr.empty"?: string | string[];
                /** @description Arabic name has a value; sent empty */
                "nameAr.notEmpty"?: string | string[];
                /** @description Kept by is the value; repeated: any of them */
                owner?: string | string[];
                /** @description Kept by has no value; sent empty */
                "owner.empty"?: string | string[];
                /** @description Kept by is none of the values */
                "owner.isNot"?: string | string[];
                /** @description Kept by has a value; sent empty */
                "owner.notEmpty"?: string | string[];
                /** @description Phone is the value; repeated: any of them */
                phone?: string | string[];
                /** @description Phone holds the words, however they are spelled */
                "phone.contains"?: string | string[];
                /** @description Phone has no value; sent empty */
                "phone.empty"?: string | string[];
                /** @description Phone has a value; sent empty */
                "phone.notEmpty"?: string | string[];
                /** @description In any name, phone or e-mail */
                q?: string;
                /** @description Roles is the value; repeated: any of them (buyer, tenant, seller, landlord, otherAgent) */
                role?: string | string[];
                /** @description Roles has no value; sent empty (buyer, tenant, seller, landlord, otherAgent) */
                "role.empty"?: string | string[];
                /** @description Roles is none of the values (buyer, tenant, seller, landlord, otherAgent) */
                "role.isNot"?: string | string[];
                /** @description Roles has a value; sent empty (buyer, tenant, seller, landlord, otherAgent) */
                "role.notEmpty"?: string | string[];
                /** @description The order: name, updated, created; `-` before one turns it round, a comma puts another behind it. A cursor belongs to its order */
                sort?: string;
                /** @description Tags is the value; repeated: any of them */
                tags?: string | string[];
                /** @description Tags has no value; sent empty */
                "tags.empty"?: string | string[];
                /** @description Tags is none of the values */
                "tags.isNot"?: string | string[];
                /** @description Tags has a value; sent empty */
                "tags.notEmpty"?: string | string[];
                /** @description Team is the value; repeated: any of them */
                team?: string | string[];
                /** @description Team has no value; sent empty */
                "team.empty"?: string | string[];
                /** @description Team is none of the values */
                "team.isNot"?: string | string[];
                /** @description Team has a value; sent empty */
                "team.notEmpty"?: string | string[];
                /** @description Changed is the value; repeated: any of them. A day, or `today`, `today-7` */
                updated?: string | string[];
                updated_since?: string;
                /** @description Changed is after the day. A day, or `today`, `today-7` */
                "updated.after"?: string | string[];
                /** @description Changed is before the day. A day, or `today`, `today-7` */
                "updated.before"?: string | string[];
                /** @description Changed is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "updated.between"?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Contact"] | components["schemas"]["ContactSelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this request: sent again under it, it has one effect and one answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPatch"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContact: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The contact's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"] | components["schemas"]["ContactSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeContact: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The contact's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPatch"];
                "application/merge-patch+json": components["schemas"]["ContactPatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"] | components["schemas"]["ContactSelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for the upload: rows of it that are done are told again and not done again, for a week. After a break ask `GET …/bulk/{key}` where to go on */
                "upload-key"?: string;
                /** @description The place in the upload of the first row of this request */
                "upload-offset"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["BulkRow"];
            };
        };
        responses: {
            /** @description Rows in their order */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkOutcome"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContactsUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveEnquiry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Enquiry"];
                "application/x-www-form-urlencoded": components["schemas"]["Enquiry"];
            };
        };
        responses: {
            /** @description Taken in */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedEnquiry"];
                };
            };
            /** @description Stored; its lead follows */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedEnquiry"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description By this person or program alone: `person:<id>`, `service:<client>` */
                actor?: string;
                /** @description The last sequence that you have; default 0 */
                after?: number | null;
                /** @description That changed one of these fields: `price,status` */
                field?: string;
                /** @description Of this record alone */
                key?: string;
                limit?: number;
                /** @description Of these nouns alone, by commas: `lead,contact` */
                resource?: string;
                /** @description Seconds to wait for an event where there is none yet (long poll) */
                wait?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events after `after` */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"][];
                        /** @description Up to here events were folded: an earlier `after` answers 410 */
                        horizon: number;
                        /** @description How far this answer reads: read on from here, also where `data` is empty. It passes what was filtered out */
                        last: number;
                        /** @description The `after` of the next request; null when there is no more yet */
                        next: number | null;
                    };
                    "text/event-stream": string;
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followEvents: {
        parameters: {
            query?: {
                /** @description By this person or program alone: `person:<id>`, `service:<client>` */
                actor?: string;
                /** @description The last sequence that you have; default: what comes from now on */
                after?: number | null;
                /** @description That changed one of these fields: `price,status` */
                field?: string;
                /** @description Of this record alone */
                key?: string;
                /** @description Of these nouns alone, by commas: `lead,contact` */
                resource?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each event as JSON in `data`, its sequence in `id` */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFiles: {
        parameters: {
            query: {
                /** @description The record that it is kept with */
                record: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its files */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["File"][];
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addFile: {
        parameters: {
            query: {
                /** @description What the file is called */
                name: string;
                /** @description The record that it is kept with */
                record: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFile: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The file's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"] | components["schemas"]["FileSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is taken away */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeFile: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The file's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilePatch"];
                "application/merge-patch+json": components["schemas"]["FilePatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"] | components["schemas"]["FileSelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Rows in one answer */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Import"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createImport: {
        parameters: {
            query: {
                /** @description What the file is called */
                name?: string;
                /** @description What its rows become */
                noun: "contact" | "lead" | "listing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it stands */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it stands */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                id: string;
                /** @description What is to be done */
                step: "start" | "pause" | "resume" | "undo";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it stands */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportCheck"];
            };
        };
        responses: {
            /** @description The import as it stands */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportKept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was left */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            document: string;
                            reason: string | null;
                        }[];
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportRows: {
        parameters: {
            query?: {
                /** @description The position of the last row that was read */
                after?: number | null;
                /** @description What the check foretold */
                fate?: "create" | "join" | "update" | "skip" | "duplicate" | "refused";
                /** @description How many */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The import's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `next` is the `after` of the page behind it */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportRow"][];
                        next: number | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeads: {
        parameters: {
            query?: {
                /** @description Archived is the value; repeated: any of them */
                archived?: string | string[];
                /** @description Areas is the value; repeated: any of them */
                area?: string | string[];
                /** @description Areas has no value; sent empty */
                "area.empty"?: string | string[];
                /** @description Areas is none of the values */
                "area.isNot"?: string | string[];
                /** @description Areas has a value; sent empty */
                "area.notEmpty"?: string | string[];
                /** @description Bedrooms is the value; repeated: any of them */
                bedrooms?: string | string[];
                /** @description Bedrooms is within both ends; sent twice, empty for an open end */
                "bedrooms.between"?: string | string[];
                /** @description Bedrooms has no value; sent empty */
                "bedrooms.empty"?: string | string[];
                /** @description Bedrooms has a value; sent empty */
                "bedrooms.notEmpty"?: string | string[];
                /** @description Budget is the value; repeated: any of them */
                budget?: string | string[];
                /** @description Budget is within both ends; sent twice, empty for an open end */
                "budget.between"?: string | string[];
                /** @description Budget has no value; sent empty */
                "budget.empty"?: string | string[];
                /** @description Budget has a value; sent empty */
                "budget.notEmpty"?: string | string[];
                /** @description Created is the value; repeated: any of them. A day, or `today`, `today-7` */
                created?: string | string[];
                /** @description Created is after the day. A day, or `today`, `today-7` */
                "created.after"?: string | string[];
                /** @description Created is before the day. A day, or `today`, `today-7` */
                "created.before"?: string | string[];
                /** @description Created is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "created.between"?: string | string[];
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Due is the value; repeated: any of them. A day, or `today`, `today-7` */
                due?: string | string[];
                /** @description Due is after the day. A day, or `today`, `today-7` */
                "due.after"?: string | string[];
                /** @description Due is before the day. A day, or `today`, `today-7` */
                "due.before"?: string | string[];
                /** @description Due is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "due.between"?: string | string[];
                /** @description Due has no value; sent empty. A day, or `today`, `today-7` */
                "due.empty"?: string | string[];
                /** @description Due has a value; sent empty. A day, or `today`, `today-7` */
                "due.notEmpty"?: string | string[];
                /** @description E-mail is the value; repeated: any of them */
                email?: string | string[];
                /** @description E-mail holds the words, however they are spelled */
                "email.contains"?: string | string[];
                /** @description E-mail has no value; sent empty */
                "email.empty"?: string | string[];
                /** @description E-mail has a value; sent empty */
                "email.notEmpty"?: string | string[];
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description Financing is the value; repeated: any of them (cash, mortgage, undecided) */
                financing?: string | string[];
                /** @description Financing has no value; sent empty (cash, mortgage, undecided) */
                "financing.empty"?: string | string[];
                /** @description Financing is none of the values (cash, mortgage, undecided) */
                "financing.isNot"?: string | string[];
                /** @description Financing has a value; sent empty (cash, mortgage, undecided) */
                "financing.notEmpty"?: string | string[];
                /** @description Follow-up is the value; repeated: any of them. A day, or `today`, `today-7` */
                followUp?: string | string[];
                /** @description Follow-up is after the day. A day, or `today`, `today-7` */
                "followUp.after"?: string | string[];
                /** @description Follow-up is before the day. A day, or `today`, `today-7` */
                "followUp.before"?: string | string[];
                /** @description Follow-up is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "followUp.between"?: string | string[];
                /** @description Follow-up has no value; sent empty. A day, or `today`, `today-7` */
                "followUp.empty"?: string | string[];
                /** @description Follow-up has a value; sent empty. A day, or `today`, `today-7` */
                "followUp.notEmpty"?: string | string[];
                /** @description Furnishing is the value; repeated: any of them (furnished, partly, unfurnished) */
                furnishing?: string | string[];
                /** @description Furnishing has no value; sent empty (furnished, partly, unfurnished) */
                "furnishing.empty"?: string | string[];
                /** @description Furnishing is none of the values (furnished, partly, unfurnished) */
                "furnishing.isNot"?: string | string[];
                /** @description Furnishing has a value; sent empty (furnished, partly, unfurnished) */
                "furnishing.notEmpty"?: string | string[];
                /** @description Wants to is the value; repeated: any of them (buy, rent, sell, let) */
                intent?: string | string[];
                /** @description Wants to has no value; sent empty (buy, rent, sell, let) */
                "intent.empty"?: string | string[];
                /** @description Wants to is none of the values (buy, rent, sell, let) */
                "intent.isNot"?: string | string[];
                /** @description Wants to has a value; sent empty (buy, rent, sell, let) */
                "intent.notEmpty"?: string | string[];
                /** @description Rows in one answer */
                limit?: number;
                /** @description Lost because is the value; repeated: any of them */
                lostReason?: string | string[];
                /** @description Lost because has no value; sent empty */
                "lostReason.empty"?: string | string[];
                /** @description Lost because is none of the values */
                "lostReason.isNot"?: string | string[];
                /** @description Lost because has a value; sent empty */
                "lostReason.notEmpty"?: string | string[];
                /** @description Move date is the value; repeated: any of them. A day, or `today`, `today-7` */
                moveDate?: string | string[];
                /** @description Move date is after the day. A day, or `today`, `today-7` */
                "moveDate.after"?: string | string[];
                /** @description Move date is before the day. A day, or `today`, `today-7` */
                "moveDate.before"?: string | string[];
                /** @description Move date is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "moveDate.between"?: string | string[];
                /** @description Move date has no value; sent empty. A day, or `today`, `today-7` */
                "moveDate.empty"?: string | string[];
                /** @description Move date has a value; sent empty. A day, or `today`, `today-7` */
                "moveDate.notEmpty"?: string | string[];
                /** @description Name is the value; repeated: any of them */
                name?: string | string[];
                /** @description Name holds the words, however they are spelled */
                "name.contains"?: string | string[];
                /** @description Name has no value; sent empty */
                "name.empty"?: string | string[];
                /** @description Name has a value; sent empty */
                "name.notEmpty"?: string | string[];
                /** @description Overdue is the value; repeated: any of them */
                overdue?: string | string[];
                /** @description Owner is the value; repeated: any of them */
                owner?: string | string[];
                /** @description Owner has no value; sent empty */
                "owner.empty"?: string | string[];
                /** @description Owner is none of the values */
                "owner.isNot"?: string | string[];
                /** @description Owner has a value; sent empty */
                "owner.notEmpty"?: string | string[];
                /** @description Phone is the value; repeated: any of them */
                phone?: string | string[];
                /** @description Phone holds the words, however they are spelled */
                "phone.contains"?: string | string[];
                /** @description Phone has no value; sent empty */
                "phone.empty"?: string | string[];
                /** @description Phone has a value; sent empty */
                "phone.notEmpty"?: string | string[];
                /** @description Property type is the value; repeated: any of them */
                propertyType?: string | string[];
                /** @description Property type has no value; sent empty */
                "propertyType.empty"?: string | string[];
                /** @description Property type is none of the values */
                "propertyType.isNot"?: string | string[];
                /** @description Property type has a value; sent empty */
                "propertyType.notEmpty"?: string | string[];
                /** @description In name, reference, phone or e-mail */
                q?: string;
                /** @description Reference is the value; repeated: any of them */
                reference?: string | string[];
                /** @description Reference holds the words, however they are spelled */
                "reference.contains"?: string | string[];
                /** @description The order: name, stage, intent, bedrooms, budget, temperature, followUp, due, updated, created, stageSince; `-` before one turns it round, a comma puts another behind it. A cursor belongs to its order */
                sort?: string;
                /** @description Source is the value; repeated: any of them */
                source?: string | string[];
                /** @description Source has no value; sent empty */
                "source.empty"?: string | string[];
                /** @description Source is none of the values */
                "source.isNot"?: string | string[];
                /** @description Source has a value; sent empty */
                "source.notEmpty"?: string | string[];
                /** @description Stage is the value; repeated: any of them (new, contacted, qualified, viewing, offer, won, lost) */
                stage?: string | string[];
                /** @description Stage is none of the values (new, contacted, qualified, viewing, offer, won, lost) */
                "stage.isNot"?: string | string[];
                /** @description In stage since is the value; repeated: any of them. A day, or `today`, `today-7` */
                stageSince?: string | string[];
                /** @description In stage since is after the day. A day, or `today`, `today-7` */
                "stageSince.after"?: string | string[];
                /** @description In stage since is before the day. A day, or `today`, `today-7` */
                "stageSince.before"?: string | string[];
                /** @description In stage since is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "stageSince.between"?: string | string[];
                /** @description In stage since has no value; sent empty. A day, or `today`, `today-7` */
                "stageSince.empty"?: string | string[];
                /** @description In stage since has a value; sent empty. A day, or `today`, `today-7` */
                "stageSince.notEmpty"?: string | string[];
                /** @description Tags is the value; repeated: any of them */
                tags?: string | string[];
                /** @description Tags has no value; sent empty */
                "tags.empty"?: string | string[];
                /** @description Tags is none of the values */
                "tags.isNot"?: string | string[];
                /** @description Tags has a value; sent empty */
                "tags.notEmpty"?: string | string[];
                /** @description Team is the value; repeated: any of them */
                team?: string | string[];
                /** @description Team has no value; sent empty */
                "team.empty"?: string | string[];
                /** @description Team is none of the values */
                "team.isNot"?: string | string[];
                /** @description Team has a value; sent empty */
                "team.notEmpty"?: string | string[];
                /** @description Temperature is the value; repeated: any of them (hot, warm, cold) */
                temperature?: string | string[];
                /** @description Temperature has no value; sent empty (hot, warm, cold) */
                "temperature.empty"?: string | string[];
                /** @description Temperature is none of the values (hot, warm, cold) */
                "temperature.isNot"?: string | string[];
                /** @description Temperature has a value; sent empty (hot, warm, cold) */
                "temperature.notEmpty"?: string | string[];
                /** @description Changed is the value; repeated: any of them. A day, or `today`, `today-7` */
                updated?: string | string[];
                updated_since?: string;
                /** @description Changed is after the day. A day, or `today`, `today-7` */
                "updated.after"?: string | string[];
                /** @description Changed is before the day. A day, or `today`, `today-7` */
                "updated.before"?: string | string[];
                /** @description Changed is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "updated.between"?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Lead"] | components["schemas"]["LeadSelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLead: {
        parameters: {
            query?: {
                /** @description What is to happen where the person has an open lead: refuse, attach or another */
                if_open?: "attach" | "refuse" | "another";
            };
            header?: {
                /** @description A name for this request: sent again under it, it has one effect and one answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadPatch"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockedLead"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLead: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The lead's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockedLead"] | components["schemas"]["ClockedLeadSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeLead: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The lead's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadPatch"];
                "application/merge-patch+json": components["schemas"]["LeadPatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockedLead"] | components["schemas"]["ClockedLeadSelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for the upload: rows of it that are done are told again and not done again, for a week. After a break ask `GET …/bulk/{key}` where to go on */
                "upload-key"?: string;
                /** @description The place in the upload of the first row of this request */
                "upload-offset"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["BulkRow"];
            };
        };
        responses: {
            /** @description Rows in their order */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkOutcome"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLeadsUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListings: {
        parameters: {
            query?: {
                /** @description Agent is the value; repeated: any of them */
                agent?: string | string[];
                /** @description Agent has no value; sent empty */
                "agent.empty"?: string | string[];
                /** @description Agent is none of the values */
                "agent.isNot"?: string | string[];
                /** @description Agent has a value; sent empty */
                "agent.notEmpty"?: string | string[];
                /** @description Archived is the value; repeated: any of them */
                archived?: string | string[];
                /** @description Community is the value; repeated: any of them */
                area?: string | string[];
                /** @description Community has no value; sent empty */
                "area.empty"?: string | string[];
                /** @description Community is none of the values */
                "area.isNot"?: string | string[];
                /** @description Community has a value; sent empty */
                "area.notEmpty"?: string | string[];
                /** @description Available from is the value; repeated: any of them. A day, or `today`, `today-7` */
                availableFrom?: string | string[];
                /** @description Available from is after the day. A day, or `today`, `today-7` */
                "availableFrom.after"?: string | string[];
                /** @description Available from is before the day. A day, or `today`, `today-7` */
                "availableFrom.before"?: string | string[];
                /** @description Available from is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "availableFrom.between"?: string | string[];
                /** @description Available from has no value; sent empty. A day, or `today`, `today-7` */
                "availableFrom.empty"?: string | string[];
                /** @description Available from has a value; sent empty. A day, or `today`, `today-7` */
                "availableFrom.notEmpty"?: string | string[];
                /** @description Bathrooms is the value; repeated: any of them */
                bathrooms?: string | string[];
                /** @description Bathrooms is within both ends; sent twice, empty for an open end */
                "bathrooms.between"?: string | string[];
                /** @description Bathrooms has no value; sent empty */
                "bathrooms.empty"?: string | string[];
                /** @description Bathrooms has a value; sent empty */
                "bathrooms.notEmpty"?: string | string[];
                /** @description Bedrooms is the value; repeated: any of them */
                bedrooms?: string | string[];
                /** @description Bedrooms is within both ends; sent twice, empty for an open end */
                "bedrooms.between"?: string | string[];
                /** @description Bedrooms has no value; sent empty */
                "bedrooms.empty"?: string | string[];
                /** @description Bedrooms has a value; sent empty */
                "bedrooms.notEmpty"?: string | string[];
                /** @description Building is the value; repeated: any of them */
                building?: string | string[];
                /** @description Building holds the words, however they are spelled */
                "building.contains"?: string | string[];
                /** @description Building has no value; sent empty */
                "building.empty"?: string | string[];
                /** @description Building has a value; sent empty */
                "building.notEmpty"?: string | string[];
                /** @description Created is the value; repeated: any of them. A day, or `today`, `today-7` */
                created?: string | string[];
                /** @description Created is after the day. A day, or `today`, `today-7` */
                "created.after"?: string | string[];
                /** @description Created is before the day. A day, or `today`, `today-7` */
                "created.before"?: string | string[];
                /** @description Created is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "created.between"?: string | string[];
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description Furnishing is the value; repeated: any of them (furnished, partly, unfurnished) */
                furnishing?: string | string[];
                /** @description Furnishing has no value; sent empty (furnished, partly, unfurnished) */
                "furnishing.empty"?: string | string[];
                /** @description Furnishing is none of the values (furnished, partly, unfurnished) */
                "furnishing.isNot"?: string | string[];
                /** @description Furnishing has a value; sent empty (furnished, partly, unfurnished) */
                "furnishing.notEmpty"?: string | string[];
                /** @description Rows in one answer */
                limit?: number;
                max_price?: number | null;
                min_price?: number | null;
                /** @description Off-plan is the value; repeated: any of them */
                offPlan?: string | string[];
                /** @description Off-plan has no value; sent empty */
                "offPlan.empty"?: string | string[];
                /** @description Off-plan has a value; sent empty */
                "offPlan.notEmpty"?: string | string[];
                /** @description Permit is the value; repeated: any of them */
                permit?: string | string[];
                /** @description Permit holds the words, however they are spelled */
                "permit.contains"?: string | string[];
                /** @description Permit has no value; sent empty */
                "permit.empty"?: string | string[];
                /** @description Permit has a value; sent empty */
                "permit.notEmpty"?: string | string[];
                /** @description Pets allowed is the value; repeated: any of them */
                petsAllowed?: string | string[];
                /** @description Pets allowed has no value; sent empty */
                "petsAllowed.empty"?: string | string[];
                /** @description Pets allowed has a value; sent empty */
                "petsAllowed.notEmpty"?: string | string[];
                /** @description Portals is the value; repeated: any of them (bayut, propertyFinder, website) */
                portal?: string | string[];
                /** @description Portals has no value; sent empty (bayut, propertyFinder, website) */
                "portal.empty"?: string | string[];
                /** @description Portals is none of the values (bayut, propertyFinder, website) */
                "portal.isNot"?: string | string[];
                /** @description Portals has a value; sent empty (bayut, propertyFinder, website) */
                "portal.notEmpty"?: string | string[];
                /** @description Price is the value; repeated: any of them */
                price?: string | string[];
                /** @description Price is within both ends; sent twice, empty for an open end */
                "price.between"?: string | string[];
                /** @description Price has no value; sent empty */
                "price.empty"?: string | string[];
                /** @description Price has a value; sent empty */
                "price.notEmpty"?: string | string[];
                /** @description Property type is the value; repeated: any of them */
                propertyType?: string | string[];
                /** @description Property type has no value; sent empty */
                "propertyType.empty"?: string | string[];
                /** @description Property type is none of the values */
                "propertyType.isNot"?: string | string[];
                /** @description Property type has a value; sent empty */
                "propertyType.notEmpty"?: string | string[];
                /** @description Only what is on this portal, or on its way */
                published?: "bayut" | "propertyFinder" | "website";
                /** @description Sale or rent is the value; repeated: any of them (sale, rent) */
                purpose?: string | string[];
                /** @description Sale or rent has no value; sent empty (sale, rent) */
                "purpose.empty"?: string | string[];
                /** @description Sale or rent is none of the values (sale, rent) */
                "purpose.isNot"?: string | string[];
                /** @description Sale or rent has a value; sent empty (sale, rent) */
                "purpose.notEmpty"?: string | string[];
                /** @description In title, reference or building */
                q?: string;
                /** @description Reference is the value; repeated: any of them */
                reference?: string | string[];
                /** @description Reference holds the words, however they are spelled */
                "reference.contains"?: string | string[];
                /** @description Size is the value; repeated: any of them */
                size?: string | string[];
                /** @description Size is within both ends; sent twice, empty for an open end */
                "size.between"?: string | string[];
                /** @description Size has no value; sent empty */
                "size.empty"?: string | string[];
                /** @description Size has a value; sent empty */
                "size.notEmpty"?: string | string[];
                /** @description The order: title, status, purpose, price, bedrooms, size, updated, created; `-` before one turns it round, a comma puts another behind it. A cursor belongs to its order */
                sort?: string;
                /** @description Status is the value; repeated: any of them (draft, review, available, underOffer, let, sold, withdrawn) */
                status?: string | string[];
                /** @description Status is none of the values (draft, review, available, underOffer, let, sold, withdrawn) */
                "status.isNot"?: string | string[];
                /** @description Tags is the value; repeated: any of them */
                tags?: string | string[];
                /** @description Tags has no value; sent empty */
                "tags.empty"?: string | string[];
                /** @description Tags is none of the values */
                "tags.isNot"?: string | string[];
                /** @description Tags has a value; sent empty */
                "tags.notEmpty"?: string | string[];
                /** @description Team is the value; repeated: any of them */
                team?: string | string[];
                /** @description Team has no value; sent empty */
                "team.empty"?: string | string[];
                /** @description Team is none of the values */
                "team.isNot"?: string | string[];
                /** @description Team has a value; sent empty */
                "team.notEmpty"?: string | string[];
                /** @description Title is the value; repeated: any of them */
                title?: string | string[];
                /** @description Title holds the words, however they are spelled */
                "title.contains"?: string | string[];
                /** @description Title has no value; sent empty */
                "title.empty"?: string | string[];
                /** @description Title has a value; sent empty */
                "title.notEmpty"?: string | string[];
                /** @description Unit is the value; repeated: any of them */
                unit?: string | string[];
                /** @description Unit holds the words, however they are spelled */
                "unit.contains"?: string | string[];
                /** @description Unit has no value; sent empty */
                "unit.empty"?: string | string[];
                /** @description Unit has a value; sent empty */
                "unit.notEmpty"?: string | string[];
                /** @description Changed is the value; repeated: any of them. A day, or `today`, `today-7` */
                updated?: string | string[];
                updated_since?: string;
                /** @description Changed is after the day. A day, or `today`, `today-7` */
                "updated.after"?: string | string[];
                /** @description Changed is before the day. A day, or `today`, `today-7` */
                "updated.before"?: string | string[];
                /** @description Changed is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "updated.between"?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Listing"] | components["schemas"]["ListingSelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createListing: {
        parameters: {
            query?: {
                /** @description What is to happen where the home seems to be known */
                if_known?: "refuse" | "another";
            };
            header?: {
                /** @description A name for this request: sent again under it, it has one effect and one answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingPatch"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListing: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The listing's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"] | components["schemas"]["ListingSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeListing: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The listing's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingPatch"];
                "application/merge-patch+json": components["schemas"]["ListingPatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Listing"] | components["schemas"]["ListingSelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertListings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for the upload: rows of it that are done are told again and not done again, for a week. After a break ask `GET …/bulk/{key}` where to go on */
                "upload-key"?: string;
                /** @description The place in the upload of the first row of this request */
                "upload-offset"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["BulkRow"];
            };
        };
        responses: {
            /** @description Rows in their order */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkOutcome"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListingsUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProperties: {
        parameters: {
            query?: {
                /** @description Agent is the value; repeated: any of them */
                agent?: string | string[];
                /** @description Agent has no value; sent empty */
                "agent.empty"?: string | string[];
                /** @description Agent is none of the values */
                "agent.isNot"?: string | string[];
                /** @description Agent has a value; sent empty */
                "agent.notEmpty"?: string | string[];
                /** @description Community is the value; repeated: any of them */
                area?: string | string[];
                /** @description Community has no value; sent empty */
                "area.empty"?: string | string[];
                /** @description Community is none of the values */
                "area.isNot"?: string | string[];
                /** @description Community has a value; sent empty */
                "area.notEmpty"?: string | string[];
                /** @description Bathrooms is the value; repeated: any of them */
                bathrooms?: string | string[];
                /** @description Bathrooms is within both ends; sent twice, empty for an open end */
                "bathrooms.between"?: string | string[];
                /** @description Bathrooms has no value; sent empty */
                "bathrooms.empty"?: string | string[];
                /** @description Bathrooms has a value; sent empty */
                "bathrooms.notEmpty"?: string | string[];
                /** @description Bedrooms is the value; repeated: any of them */
                bedrooms?: string | string[];
                /** @description Bedrooms is within both ends; sent twice, empty for an open end */
                "bedrooms.between"?: string | string[];
                /** @description Bedrooms has no value; sent empty */
                "bedrooms.empty"?: string | string[];
                /** @description Bedrooms has a value; sent empty */
                "bedrooms.notEmpty"?: string | string[];
                /** @description Building is the value; repeated: any of them */
                building?: string | string[];
                /** @description Building holds the words, however they are spelled */
                "building.contains"?: string | string[];
                /** @description Building has no value; sent empty */
                "building.empty"?: string | string[];
                /** @description Building has a value; sent empty */
                "building.notEmpty"?: string | string[];
                /** @description Created is the value; repeated: any of them. A day, or `today`, `today-7` */
                created?: string | string[];
                /** @description Created is after the day. A day, or `today`, `today-7` */
                "created.after"?: string | string[];
                /** @description Created is before the day. A day, or `today`, `today-7` */
                "created.before"?: string | string[];
                /** @description Created is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "created.between"?: string | string[];
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description Floor is the value; repeated: any of them */
                floor?: string | string[];
                /** @description Floor is within both ends; sent twice, empty for an open end */
                "floor.between"?: string | string[];
                /** @description Floor has no value; sent empty */
                "floor.empty"?: string | string[];
                /** @description Floor has a value; sent empty */
                "floor.notEmpty"?: string | string[];
                /** @description Rows in one answer */
                limit?: number;
                /** @description Makani is the value; repeated: any of them */
                makani?: string | string[];
                /** @description Makani holds the words, however they are spelled */
                "makani.contains"?: string | string[];
                /** @description Makani has no value; sent empty */
                "makani.empty"?: string | string[];
                /** @description Makani has a value; sent empty */
                "makani.notEmpty"?: string | string[];
                /** @description Parking is the value; repeated: any of them */
                parking?: string | string[];
                /** @description Parking is within both ends; sent twice, empty for an open end */
                "parking.between"?: string | string[];
                /** @description Parking has no value; sent empty */
                "parking.empty"?: string | string[];
                /** @description Parking has a value; sent empty */
                "parking.notEmpty"?: string | string[];
                /** @description Property type is the value; repeated: any of them */
                propertyType?: string | string[];
                /** @description Property type has no value; sent empty */
                "propertyType.empty"?: string | string[];
                /** @description Property type is none of the values */
                "propertyType.isNot"?: string | string[];
                /** @description Property type has a value; sent empty */
                "propertyType.notEmpty"?: string | string[];
                /** @description In building, unit, community, title deed or Makani number */
                q?: string;
                /** @description Size is the value; repeated: any of them */
                size?: string | string[];
                /** @description Size is within both ends; sent twice, empty for an open end */
                "size.between"?: string | string[];
                /** @description Size has no value; sent empty */
                "size.empty"?: string | string[];
                /** @description Size has a value; sent empty */
                "size.notEmpty"?: string | string[];
                /** @description The order: building, bedrooms, size, updated, created; `-` before one turns it round, a comma puts another behind it. A cursor belongs to its order */
                sort?: string;
                /** @description Team is the value; repeated: any of them */
                team?: string | string[];
                /** @description Team has no value; sent empty */
                "team.empty"?: string | string[];
                /** @description Team is none of the values */
                "team.isNot"?: string | string[];
                /** @description Team has a value; sent empty */
                "team.notEmpty"?: string | string[];
                /** @description Title deed is the value; repeated: any of them */
                titleDeed?: string | string[];
                /** @description Title deed holds the words, however they are spelled */
                "titleDeed.contains"?: string | string[];
                /** @description Title deed has no value; sent empty */
                "titleDeed.empty"?: string | string[];
                /** @description Title deed has a value; sent empty */
                "titleDeed.notEmpty"?: string | string[];
                /** @description Unit is the value; repeated: any of them */
                unit?: string | string[];
                /** @description Unit holds the words, however they are spelled */
                "unit.contains"?: string | string[];
                /** @description Unit has no value; sent empty */
                "unit.empty"?: string | string[];
                /** @description Unit has a value; sent empty */
                "unit.notEmpty"?: string | string[];
                /** @description Changed is the value; repeated: any of them. A day, or `today`, `today-7` */
                updated?: string | string[];
                updated_since?: string;
                /** @description Changed is after the day. A day, or `today`, `today-7` */
                "updated.after"?: string | string[];
                /** @description Changed is before the day. A day, or `today`, `today-7` */
                "updated.before"?: string | string[];
                /** @description Changed is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "updated.between"?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Property"] | components["schemas"]["PropertySelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProperty: {
        parameters: {
            query?: {
                /** @description What is to happen where the home seems to be known: refuse, or make another one */
                if_known?: "refuse" | "another";
            };
            header?: {
                /** @description A name for this request: sent again under it, it has one effect and one answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PropertyPatch"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProperty: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The property's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"] | components["schemas"]["PropertySelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProperty: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The property's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PropertyPatch"];
                "application/merge-patch+json": components["schemas"]["PropertyPatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"] | components["schemas"]["PropertySelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOwner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The owner's, a contact's id */
                contactId: string;
                /** @description The property's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnerShare"];
            };
        };
        responses: {
            /** @description The property */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeOwner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The owner's, a contact's id */
                contactId: string;
                /** @description The property's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The property */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertProperties: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for the upload: rows of it that are done are told again and not done again, for a week. After a break ask `GET …/bulk/{key}` where to go on */
                "upload-key"?: string;
                /** @description The place in the upload of the first row of this request */
                "upload-offset"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["BulkRow"];
            };
        };
        responses: {
            /** @description Rows in their order */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkOutcome"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPropertiesUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The house and its lists */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reference"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShortlists: {
        parameters: {
            query: {
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description The lead's id */
                lead: string;
                /** @description Rows in one answer */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Shortlist"] | components["schemas"]["ShortlistSelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeShortlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this request: sent again under it, it has one effect and one answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShortlist"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewShortlistAnswer"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getShortlist: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The shortlist's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shortlist"] | components["schemas"]["ShortlistSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeShortlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The shortlist's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shortlist */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shortlist"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSnapshot: {
        parameters: {
            query?: {
                /** @description These nouns alone, by commas; default: all */
                resource?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records */
            200: {
                headers: {
                    /** @description The sequence of the log that they stand at, as in the first line */
                    "Pace-Sequence"?: number;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Created is the value; repeated: any of them. A day, or `today`, `today-7` */
                created?: string | string[];
                /** @description Created is after the day. A day, or `today`, `today-7` */
                "created.after"?: string | string[];
                /** @description Created is before the day. A day, or `today`, `today-7` */
                "created.before"?: string | string[];
                /** @description Created is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "created.between"?: string | string[];
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Done is the value; repeated: any of them */
                done?: string | string[];
                /** @description Done on is the value; repeated: any of them. A day, or `today`, `today-7` */
                doneAt?: string | string[];
                /** @description Done on is after the day. A day, or `today`, `today-7` */
                "doneAt.after"?: string | string[];
                /** @description Done on is before the day. A day, or `today`, `today-7` */
                "doneAt.before"?: string | string[];
                /** @description Done on is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "doneAt.between"?: string | string[];
                /** @description Done on has no value; sent empty. A day, or `today`, `today-7` */
                "doneAt.empty"?: string | string[];
                /** @description Done on has a value; sent empty. A day, or `today`, `today-7` */
                "doneAt.notEmpty"?: string | string[];
                /** @description Due is the value; repeated: any of them. A day, or `today`, `today-7` */
                due?: string | string[];
                /** @description Due is after the day. A day, or `today`, `today-7` */
                "due.after"?: string | string[];
                /** @description Due is before the day. A day, or `today`, `today-7` */
                "due.before"?: string | string[];
                /** @description Due is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "due.between"?: string | string[];
                /** @description Due has no value; sent empty. A day, or `today`, `today-7` */
                "due.empty"?: string | string[];
                /** @description Due has a value; sent empty. A day, or `today`, `today-7` */
                "due.notEmpty"?: string | string[];
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description A lead's id */
                lead?: string;
                /** @description Lead holds the words, however they are spelled */
                "lead.contains"?: string | string[];
                /** @description Lead has no value; sent empty */
                "lead.empty"?: string | string[];
                /** @description Lead has a value; sent empty */
                "lead.notEmpty"?: string | string[];
                /** @description Rows in one answer */
                limit?: number;
                /** @description Whose is the value; repeated: any of them */
                owner?: string | string[];
                /** @description Whose is none of the values */
                "owner.isNot"?: string | string[];
                /** @description The order: due, doneAt, created; `-` before one turns it round, a comma puts another behind it. A cursor belongs to its order */
                sort?: string;
                /** @description Team is the value; repeated: any of them */
                team?: string | string[];
                /** @description Team has no value; sent empty */
                "team.empty"?: string | string[];
                /** @description Team is none of the values */
                "team.isNot"?: string | string[];
                /** @description Team has a value; sent empty */
                "team.notEmpty"?: string | string[];
                /** @description Task is the value; repeated: any of them */
                title?: string | string[];
                /** @description Task holds the words, however they are spelled */
                "title.contains"?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Task"] | components["schemas"]["TaskSelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this request: sent again under it, it has one effect and one answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The task's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"] | components["schemas"]["TaskSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeTask: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The task's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskPatch"];
                "application/merge-patch+json": components["schemas"]["TaskPatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"] | components["schemas"]["TaskSelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for the upload: rows of it that are done are told again and not done again, for a week. After a break ask `GET …/bulk/{key}` where to go on */
                "upload-key"?: string;
                /** @description The place in the upload of the first row of this request */
                "upload-offset"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["BulkRow"];
            };
        };
        responses: {
            /** @description Rows in their order */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkOutcome"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTasksUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person or machine client */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeVcon: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Vcon"];
                "application/vcon+json": components["schemas"]["Vcon"];
            };
        };
        responses: {
            /** @description It was there */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenVcon"];
                };
            };
            /** @description Taken in */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenVcon"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViewings: {
        parameters: {
            query?: {
                /** @description Agent is the value; repeated: any of them */
                agent?: string | string[];
                /** @description Agent is none of the values */
                "agent.isNot"?: string | string[];
                /** @description Community is the value; repeated: any of them */
                area?: string | string[];
                /** @description Community has no value; sent empty */
                "area.empty"?: string | string[];
                /** @description Community is none of the values */
                "area.isNot"?: string | string[];
                /** @description Community has a value; sent empty */
                "area.notEmpty"?: string | string[];
                /** @description Created is the value; repeated: any of them. A day, or `today`, `today-7` */
                created?: string | string[];
                /** @description Created is after the day. A day, or `today`, `today-7` */
                "created.after"?: string | string[];
                /** @description Created is before the day. A day, or `today`, `today-7` */
                "created.before"?: string | string[];
                /** @description Created is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "created.between"?: string | string[];
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
                /** @description A lead's id */
                lead?: string;
                /** @description Lead holds the words, however they are spelled */
                "lead.contains"?: string | string[];
                /** @description Lead has no value; sent empty */
                "lead.empty"?: string | string[];
                /** @description Lead has a value; sent empty */
                "lead.notEmpty"?: string | string[];
                /** @description Rows in one answer */
                limit?: number;
                /** @description A listing's id */
                listing?: string;
                /** @description Listing holds the words, however they are spelled */
                "listing.contains"?: string | string[];
                /** @description Listing has no value; sent empty */
                "listing.empty"?: string | string[];
                /** @description Listing has a value; sent empty */
                "listing.notEmpty"?: string | string[];
                /** @description The order: start, status, created; `-` before one turns it round, a comma puts another behind it. A cursor belongs to its order */
                sort?: string;
                /** @description When is the value; repeated: any of them. A day, or `today`, `today-7` */
                start?: string | string[];
                /** @description When is after the day. A day, or `today`, `today-7` */
                "start.after"?: string | string[];
                /** @description When is before the day. A day, or `today`, `today-7` */
                "start.before"?: string | string[];
                /** @description When is within both ends; sent twice, empty for an open end. A day, or `today`, `today-7` */
                "start.between"?: string | string[];
                /** @description Status is the value; repeated: any of them (pending, confirmed, attended, noShow, cancelled) */
                status?: string | string[];
                /** @description Status is none of the values (pending, confirmed, attended, noShow, cancelled) */
                "status.isNot"?: string | string[];
                /** @description Team is the value; repeated: any of them */
                team?: string | string[];
                /** @description Team has no value; sent empty */
                "team.empty"?: string | string[];
                /** @description Team is none of the values */
                "team.isNot"?: string | string[];
                /** @description Team has a value; sent empty */
                "team.notEmpty"?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["Viewing"] | components["schemas"]["ViewingSelection"])[];
                        /** @description The `cursor` of the next page */
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bookViewing: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for this request: sent again under it, it has one effect and one answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewViewing"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewing"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getViewing: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description The viewing's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewing"] | components["schemas"]["ViewingSelection"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeViewing: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between them; `id` is always there */
                fields?: string;
            };
            header?: {
                /** @description The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is */
                "if-match"?: string;
            };
            path: {
                /** @description The viewing's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewingPatch"];
                "application/merge-patch+json": components["schemas"]["ViewingPatch"];
            };
        };
        responses: {
            /** @description The record as changed */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewing"] | components["schemas"]["ViewingSelection"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not any more what `If-Match` names */
            412: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertViewings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name for the upload: rows of it that are done are told again and not done again, for a week. After a break ask `GET …/bulk/{key}` where to go on */
                "upload-key"?: string;
                /** @description The place in the upload of the first row of this request */
                "upload-offset"?: number | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["BulkRow"];
            };
        };
        responses: {
            /** @description Rows in their order */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BulkOutcome"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getViewingsUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go on */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The `next` of the answer before */
                cursor?: string;
                /** @description Rows in one answer */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Endpoints */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookEndpoint"][];
                        next: string | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint with its secret */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpointAnswer"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It contradicts what the record is now */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                before?: number | null;
                limit?: number;
                state?: "waiting" | "delivered" | "dead";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries; `next` is the `before` of the next page */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        next: number | null;
                    };
                };
            };
            /** @description It is still what `If-None-Match` names */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: number;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRetries"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pingWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPing"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplayFrom"];
            };
        };
        responses: {
            /** @description It is on its way */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record was removed */
            410: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryDeadDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are on their way */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRetries"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description The body or the cursor cannot be read at all */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid access token */
            401: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such record, or none that the caller may see */
            404: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has another content type */
            415: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something in the request is wrong; `errors` names each field */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After */
            429: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part of PACE is out of reach; try again */
            503: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
