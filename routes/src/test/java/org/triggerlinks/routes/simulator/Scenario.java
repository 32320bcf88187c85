package org.triggerlinks.routes.simulator;

import java.io.IOException;
import java.nio.file.Path;
import org.triggerlinks.routes.promises.Rules;

/** The rules of the simulations: few, and with everything that has gone wrong somewhere. */
final class Scenario {

  /** The file that breaks in some simulations. */
  static final String BREAKS = "offer";

  /** The only wait of these rules that says that it has no timeout. */
  static final String NO_TIMEOUT = "After all";

  /** The contact for whom one of these rules throws. */
  static final String POISONED = "Grace";

  private static final String OFFER =
      """
      // Two links in one message: a click on one of them is held.
      rule "Make the offer"
      when
          CustomEvent( name == "offer" )
      then
          insert( enter() );
          insert( sendSms( "Look: {{link.Sale}} or {{link.Shop}}" ) );
          insert( waitForClick( "Sale", hours(24) ) );
      end

      rule "Thank who looked"
      when
          LinkClicked( link == "Sale", endedWait )
      then
          insert( addTag( "buyer" ) );
          insert( sendEmail( "Thank you", "And here is more: {{link.Shop}}" ) );
          insert( leave() );
      end

      rule "Ask once more"
      when
          WaitTimedOut( name == "Sale" )
      then
          insert( addTag( "silent" ) );
          insert( sendSms( "Last chance: {{link.Sale}}" ) );
          insert( leave() );
      end

      rule "Welcome who is late"
      when
          LinkClicked( link == "Sale", late )
      then
          insert( addTag( "late" ) );
      end
      """;

  private static final String BOOKING =
      """
      rule "Ask to confirm"
      when
          Now( $now : at.toInstant() )
          AppointmentBooked( $start : startsAt, startsAt > $now )
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( sendSms( "Will you come? {{link.Confirm}}" ) );
          insert( waitForClick( "Confirm", hours(24) ) );
          insert( waitUntil( "Appointment", $start ) );
      end

      rule "Follow an appointment that was moved"
      when
          AppointmentBooked( $start : startsAt )
          Enrollment( active )
          Wait( name == "Appointment" )
      then
          insert( endWait( "Appointment" ) );
          insert( waitUntil( "Appointment", $start ) );
      end

      rule "It is confirmed"
      when
          LinkClicked( link == "Confirm", human, endedWait )
      then
          insert( addTag( "confirmed" ) );
          insert( sendEmail( "Confirmed", "See you soon." ) );
      end

      rule "Ask a second time"
      when
          WaitTimedOut( name == "Confirm" )
          Wait( name == "Appointment" )
      then
          insert( sendSms( "Please: {{link.Confirm}}" ) );
          insert( waitForClick( "Second chance", "Confirm", hours(12) ) );
      end

      rule "Let it be open until the appointment"
      when
          WaitTimedOut( name == "Second chance" )
          Wait( name == "Appointment" )
      then
          insert( waitForClick( "After all", "Confirm", noTimeout() ) );
      end

      rule "The appointment begins"
      when
          WaitTimedOut( name == "Appointment" )
      then
          insert( leave() );
      end

      rule "It is cancelled"
      when
          AppointmentCancelled()
          Enrollment( active )
      then
          insert( leave() );
      end
      """;

  private static final String TWICE =
      """
      // Two waits for one link: one click ends both.
      rule "Ask twice"
      when
          CustomEvent( name == "twice" )
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( sendEmail( "One link", "Here: {{link.Shop}}" ) );
          insert( waitForClick( "first", "Shop", hours(2) ) );
          insert( waitForClick( "second", "Shop", hours(6) ) );
      end

      rule "One click is enough"
      when
          LinkClicked( link == "Shop", endedWait )
      then
          insert( leave() );
      end

      rule "Remind"
      when
          WaitTimedOut( name == "first" )
      then
          insert( sendSms( "Still there? {{link.Shop}}" ) );
      end

      rule "Give up"
      when
          WaitTimedOut( name == "second" )
      then
          insert( leave() );
      end
      """;

  private static final String WORDS =
      """
      rule "Stop for who presses the button"
      when
          LinkClicked( link == "Unsubscribe", confirmed )
          Contact( !dnd( "sms" ) )
      then
          insert( setDnd( "sms" ) );
      end

      rule "Stop for who writes stop"
      when
          MessageReceived( channel == "sms", keyword == "stop" )
          Contact( !dnd( "sms" ) )
      then
          insert( setDnd( "sms" ) );
          insert( addTag( "quiet" ) );
      end

      rule "Begin again for who writes start"
      when
          MessageReceived( channel == "sms", keyword == "start" )
          Contact( dnd( "sms" ) )
      then
          insert( clearDnd( "sms" ) );
      end

      // By way of a tag it is still the contact's word; and of a tag that came otherwise it is not.
      rule "Who is quiet gets no e-mail either"
      when
          TagAdded( tag == "quiet" )
      then
          insert( setDnd( "email" ) );
      end
      """;

  private static final String SNEAKY =
      """
      // Nobody asked for any of these.
      rule "Who opened a link wants nothing more"
      when
          LinkClicked( link == "Shop", human )
      then
          insert( setDnd( "email" ) );
      end

      rule "Who is silent wants nothing more"
      when
          TagAdded( tag == "silent" )
      then
          insert( setDnd( "sms" ) );
          insert( addTag( "quiet" ) );
      end
      """;

  private static final String CHAIN =
      """
      rule "Thank buyers"
      when
          TagAdded( tag == "buyer" )
      then
          insert( startWorkflow( "thanks" ) );
          insert( removeTag( "buyer" ) );
      end

      rule "Count sales"
      when
          CustomEvent( name == "sale" )
      then
          insert( createOpportunity( "Sales", "New", "{{contact.first_name}}" ) );
      end

      // A loop, which is cut off.
      rule "Ping"
      when
          TagAdded( tag == "ping" )
      then
          insert( removeTag( "ping" ) );
          insert( addTag( "pong" ) );
      end

      rule "Pong"
      when
          TagAdded( tag == "pong" )
      then
          insert( removeTag( "pong" ) );
          insert( addTag( "ping" ) );
      end

      rule "Begin the loop"
      when
          CustomEvent( name == "loop" )
      then
          insert( addTag( "ping" ) );
      end
      """;

  private static final String THANKS =
      """
      rule "Thank"
      when
          WorkflowStarted()
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( sendEmail( "Thank you", "You are welcome." ) );
          insert( waitFor( "pause", hours(1) ) );
      end

      rule "Leave after the pause"
      when
          WaitTimedOut( name == "pause" )
      then
          insert( sendSms( "How was it?" ) );
          insert( leave() );
      end

      rule "Notice who was reached"
      when
          MessageDelivered( channel == "email", workflow == "thanks" )
      then
          insert( addTag( "reached" ) );
      end

      rule "Notice who was not"
      when
          MessageFailed( channel == "sms" )
      then
          insert( addTag( "unreachable" ) );
      end
      """;

  private static final String POISONED_FOR_ONE =
      """
      // For one contact it throws; nobody else is to notice.
      rule "Throw"
      when
          CustomEvent( name == "offer", $data : data )
          Contact( firstName == "Grace" )
      then
          insert( addTag( $data.get( "nothing" ).toString() ) );
      end
      """;

  private Scenario() {}

  /** Writes the rules into this folder. */
  static void write(Path folder) throws IOException {
    Rules.withShippedEvidence(folder);
    Rules.withShippedPolicies(folder);
    Rules.workflow(folder, BREAKS, "always", OFFER);
    Rules.workflow(folder, "booking", "once per appointmentId", BOOKING);
    Rules.workflow(folder, "twice", "only after leaving", TWICE);
    Rules.workflow(folder, "words", "always", WORDS);
    Rules.workflow(folder, "sneaky", "always", SNEAKY);
    Rules.workflow(folder, "chain", "always", CHAIN);
    Rules.workflow(folder, "thanks", "after a cool-down of 1 days", THANKS);
    Rules.workflow(folder, "poisoned", "always", POISONED_FOR_ONE);
  }

  /** Breaks the file that breaks. */
  static void breakOne(Path folder) throws IOException {
    Rules.workflow(folder, BREAKS, "always", "rule \"Broken\" when Nothing( then end");
  }
}
