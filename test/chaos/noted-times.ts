import type pg from 'pg';

/**
 * Has the database itself write down, beside each audit entry, when it was really added: by the server's clock, which is
 * this machine's, and not by the one that the run moves.
 */
export async function noteTimes(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create schema chaos;
    create table chaos.noted (sequence bigint primary key, at double precision not null);
    create function chaos.note() returns trigger language plpgsql as $$
      begin
        insert into chaos.noted values (new.sequence, extract(epoch from clock_timestamp()) * 1000);
        return new;
      end $$;
    create trigger chaos_note after insert on audit_entries
      for each row execute function chaos.note();`);
}
