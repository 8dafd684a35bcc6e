/* The longest ways to say a thing need not come first: every one is tried. */
#include "questions/phrase_lists.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

static const struct {
    const char *name, *phrases;
} lists[] = {
    /* ---- what a change begins with; the first may be left out ---- */
    {"lead", "|what if we|what if i|what if you|what if they|what if|what happens if we|"
             "what would happen if we|what will happen if we|what changes if we|"
             "what would change if we|what do we lose if we|what would we lose if we|"
             "what do we gain if we|what would we gain if we|what do we save if we|"
             "what does it cost us to|what would it cost us to|what does it cost to|"
             "what would it cost to|how bad is it if we|how bad would it be if we|why not|"
             "why don't we|why dont we|why do we not|why can't we|why cant we|why can we not|"
             "why shouldn't we|why should we not|why couldn't we|why could we not|why won't we|"
             "should we|should we not|shouldn't we|shall we|can we|can't we|could we|couldn't we|"
             "can we afford to|could we afford to|may we|must we|do we have to|do we need to|"
             "would it hurt to|would it hurt if we|does it hurt to|does it hurt if we|"
             "is it wise to|is it safe to|would it be wise to|would it be safe to|"
             "does it pay to|would it pay to|is it worth it to|suppose we|if we|imagine we|"
             "assume we|let us|let's|we could|we should|we want to|we need to|we have to|we must|"
             "we might|i want to|i would|we would|what about|how about|is there harm in|try to"},
    {"if", "what if|what happens if|what would happen if|what will happen if|what changes if|"
           "what would change if|suppose|if|imagine|assume|how bad is it if|"
           "how bad would it be if|what about it if|what do we lose if|what does it cost us if"},
    {"need", "do we need|did we need|does anyone need|does anybody need|will we need|would we need|"
             "do you need|do they need|why do we need|do we have a need for|do we want|"
             "have we any need of|is there a need for|need we"},

    /* ---- less and more ---- */
    {"cut", "cut|cutting|cut back|cut back on|cut down|cut down on|reduce|reducing|lower|"
            "lowering|decrease|decreasing|shrink|shrinking|trim|trimming|slash|slashing|"
            "scale back|scaling back|scale down|bring down"},
    {"raise", "raise|raising|increase|increasing|grow|growing|boost|boosting|lift|lifting|expand|"
              "expanding|top up|scale up|step up|push up|bring up"},
    {"was_cut", "is cut|was cut|were cut|are cut|gets cut|get cut|be cut|is reduced|was reduced|"
                "were reduced|are reduced|is lowered|was lowered|were lowered|falls|fell|fall|"
                "drops|dropped|drop|shrinks|shrank|shrink|goes down|went down|go down|sinks|sank|"
                "decreases|decreased|decrease|declines|declined|slips|worsens|gets worse|"
                "is trimmed|were trimmed"},
    {"was_raised", "is raised|was raised|were raised|are raised|gets raised|be raised|"
                   "is increased|was increased|were increased|are increased|rises|rose|rise|"
                   "grows|grew|grow|goes up|went up|go up|increases|increased|increase|climbs|"
                   "climb|climbed|improves|improve|improved|gets better"},
    {"is", "is|are|was|were|gets|get|becomes|become|turns out|turn out|will be|would be"},
    {"less", "less|lower|smaller|fewer|worse"},
    {"more", "more|higher|bigger|larger|greater|better"},
    {"another", "another|a further|an extra|an additional|additional|extra|further|some extra|"
                "yet another"},
    {"more_of", "more|extra|additional|on top|in addition"},
    {"move", "move|moving|shift|shifting|transfer|reallocate|redirect|take"},
    {"off", "from|off|of|on|in|for|out of"},
    {"into", "to|into|on|in|for|towards"},
    {"since", "from|as of|starting in|starting from|starting|beginning in|beginning|since"},
    {"from_month", "from|as of|starting in|starting from|starting|beginning in|in|since"},

    {"dearer", "more expensive|dearer|costlier|more costly"},
    {"cheaper", "cheaper|less expensive|less costly"},
    {"the_deals", "deals|the deals|our deals|deal values|the deal values|the deal value|deal value|"
                  "our deal value|the average deal|our average deal|deal sizes|the deal size|"
                  "our deal size|deal size|our deal sizes|the value of a deal|contracts|"
                  "the average deal value|the value of deals|contract values|our contracts"},
    {"win_rate", "win rate|close rate|closing rate|winning rate|hit rate"},
    {"of_stage", "of|to|into|for"},
    {"become", "become|becomes|turn into|convert to|convert into|reach"},

    /* ---- on and off ---- */
    {"drop", "drop|dropping|stop|stopping|cancel|cancelling|canceling|skip|skipping|kill|killing|"
             "end|ending|scrap|scrapping|remove|removing|quit|abandon|abandoning|leave out|"
             "leaving out|do without|turn off|turning off|switch off|switching off|give up|"
             "giving up|cut out|cutting out|cut all of|get rid of|close|closing|eliminate|"
             "axe|discontinue|stop doing|stop running|drop out of|pull out of|call off|"
             "stop spending on|stop spending money on|stop paying for|spend nothing on"},
    {"do", "do|doing|run|running|hold|holding|attend|attending|go to|visit|have|book|organise|"
           "organize|host|pay for|fund|sponsor|exhibit at|put on"},
    {"keep", "keep|keeping|keep up|continue|continue with|go on with|carry on with|stick with|"
             "stick to|keep doing|keep running|keep spending on|keep paying for|hold on to|"
             "keep investing in|go ahead with"},
    {"add", "add|adding|start|starting|launch|launching|try|begin|introduce|open|turn on|"
            "switch on|restart|plan|plan for|sign up for|go for|squeeze in"},
    {"without", "without|no|with no|if there was no|if there is no|if there were no|if we had no|"
                "if we have no|if we did no|if we do no|if there are no|minus"},
    {"can_without", "can we do|could we do|can we live|could we live|can we manage|"
                    "could we manage|can we get by|could we get by|can we go|would we survive|"
                    "can we survive|could we go|would we do|how do we do|how would we do|"
                    "how would we fare|how would it go|what about a plan|what is the plan|"
                    "what happens|what would happen|what will happen|what changes|"
                    "what would change|what do we lose|what would we lose|what would it be|"
                    "what would it look like|what does it look like|how does it look|"
                    "how would it look|what if we go|what if we went|what if we do|what if we did|"
                    "what if we are|where would we be|where are we|what if we live|what about|"
                    "what would the year be|what would we be|what is left"},
    {"not_do", "do not do|don't do|don't run|do not run|didn't do|did not do|do not have|"
               "don't have|had no|have no|do no|did no|don't go to|do not go to|don't attend|"
               "do not attend|don't spend on|don't fund|do not fund"},
    {"needed", "needed|necessary|required|essential|indispensable|a must"},

    /* ---- people ---- */
    {"let_go", "let go|let go of|fire|dismiss|lay off|lose|losing|cut|reduce|drop|give up|shed|"
               "save on|save|cut down on|cut back on|trim|do without|get rid of|let"},
    {"hire", "hire|hiring|add|recruit|get|employ|pay for|afford|fund|bring in|take on|have|"
             "appoint|finance|pay|gain|buy"},
    {"leave", "leaves|leave|left|quits|quit|goes|go|went|is gone|are gone|resigns|resign|"
              "is missing|are missing|falls ill|is let go|are let go"},
    {"join", "joins|join|comes|come|is hired|are hired|starts|start|is added|are added"},
    {"trade", "trade|trading|swap|swapping|exchange|exchanging|replace|replacing|give up|"
              "substitute|turn|convert"},
    {"trade_for", "for|against|by|with|into|in exchange for|in return for|to get|to gain"},
    {"to_afford", "to|in order to|so that we can|so we can|so that we could|so as to|that we can|"
                  "and|instead and|"},
    {"should", "should we|shall we|can we|could we|do we|what if we|what happens if we|"
               "what would happen if we|do we need to|do we have to|must we|we should|we need to|"
               "we have to|we must|we want to|we could|why don't we|why not|does it pay to|"
               "is it wise to|would it pay to|is it better to|would it be better to|let us|"
               "let's|"},

    /* ---- levels and budgets ---- */
    {"we_need", "do we need|are needed|are required|must we have|would we need|will we need|"
                "must we bring|must marketing bring|must marketing deliver|"
                "does marketing have to bring|does marketing have to deliver|should we aim for|"
                "have we to bring|do we have to bring|does it take|would it take|does sales need|"
                "do we have to generate|must we generate|is needed|is required|are necessary|"
                "do i need|would it need|does it need"},
    {"to_reach", "for|to reach|to hit|to make|to get|to get to|to book|to win|to earn|to achieve|"
                 "to meet|to deliver|to close|to keep|to come to|to bring in|to arrive at|"
                 "to promise|to guarantee|so that we reach|to end up with|to secure|to have|"
                 "to bring|to generate|to sign|to be sure of|to commit to|to keep the promise of|"
                 "to safely promise|to stand by"},
    {"enough", "enough|sufficient|what it takes"},
    {"what_budget", "what budget|which budget|how much budget|how much money|how much|"
                    "what marketing budget|which marketing budget|how much marketing budget|"
                    "how much spend|what spend|how big a budget|how large a budget|what spending|"
                    "how much spending|how much marketing money|how high a budget|"
                    "how much marketing spend|what level of spend|how much more budget|"
                    "how much more money|how much more|what amount|which amount"},
    {"what_much", "what|how much|how much money|what amount|which amount|how much budget|"
                  "how much marketing money|how much more|how much more money"},
    {"budget_need", "do we need|would we need|will we need|is needed|is required|is necessary|"
                    "does it take|would it take|does marketing need|must we have|do i need|"
                    "would be needed|do you need|should we have|should we plan|do we have to have"},
    {"must_spend", "must we spend|do we have to spend|should we spend|do we need to spend|"
                   "would we have to spend|have we to spend|do we spend|must marketing spend|"
                   "must we invest|do we need to invest|must be spent|should be spent|"
                   "has to be spent|do we have to invest|would we spend|must we pay|"
                   "do we have to pay|needs to be spent|would marketing have to spend|"
                   "does marketing have to spend|should marketing spend|should i spend"},
    {"it_costs", "what does it cost|what would it cost|what will it cost|how much does it cost|"
                 "how much would it cost|what does it take|what would it take|what is the cost|"
                 "how expensive is it|what is the price"},
    {"cheapest", "what is the least|what is the smallest budget|what is the least budget|"
                 "what is the minimum budget|what is the lowest budget|what is the least spend|"
                 "what is the minimum spend|what is the least we can spend|"
                 "what is the least we must spend|what is the cheapest budget"},
    {"our_numbers", "our numbers|the numbers|our number|our targets|our target|the target|"
                    "the targets|our goal|our goals|the goal|our plan|the plan|the revenue target|"
                    "our revenue target|our revenue goal|the revenue goal|our sales target|"
                    "the sales target|the revenue promise|our revenue promise|the promise|"
                    "our promise|what we promised|the year|our year|our quota|the quota|"
                    "our revenue|the revenue|our revenue numbers|our financial targets"},
    {"the_promise", "the promise|our promise|the promises|our promises|what we promised|"
                    "the plan's promise|our numbers|the numbers|our targets|our target|"
                    "the target|the goal|our goal|it|our goals|that promise|this promise|"
                    "the promise of"},

    /* ---- of the whole plan ---- */
    {"risk", "who carries the risk|who bears the risk|who has the risk|who holds the risk|"
             "who owns the risk|who takes the risk|whose risk is it|whose risk is this|"
             "who is responsible|who is responsible if it fails|who is to blame|"
             "whose fault is it|whose fault would it be|whose fault is it if it fails|"
             "who is at fault|who answers for it|who puts the promise at risk|"
             "who puts us at risk|who is accountable|where is the risk|where does the risk lie|"
             "who does it hang on|who does it depend on|which team carries the risk|"
             "who carries what risk|who carries which risk|whose job is at risk|"
             "who is the risk with|who endangers the promise|how is the risk shared"},
    {"measure", "what should we measure first|what must we measure first|what do we measure first|"
                "what should we measure|what shall we measure first|what should we find out first|"
                "what should we find out|what should we learn first|what is worth measuring|"
                "what is worth finding out|what should we test first|what should we track first|"
                "what should we know better|what do we need to know first|"
                "what do we need to know better|which figure should we measure first|"
                "which figures should we measure first|which input should we measure first|"
                "which number should we measure first|where should we measure first|"
                "what matters most|what decides it|what drives it|what decides the promise|"
                "what drives the promise|what drives the result|which figure matters most|"
                "which input matters most|which number matters most|what is it most sensitive to|"
                "what makes the difference|what does it depend on|what does it hang on|"
                "what does the promise depend on"},
    {"agreement", "what is safe for each team to sign|what is safe for every team to sign|"
                  "what can each team sign|what can every team sign|what should each team sign|"
                  "what can each team promise|what can every team promise|"
                  "what can marketing and sales sign|what can marketing sales sign|"
                  "what can sales and marketing sign|what can sales marketing sign|"
                  "what can each team safely sign|what can each side sign|"
                  "what can each department sign|what should marketing sales agree on|"
                  "what can marketing sales agree on|what can the teams sign|"
                  "what should the teams sign|what can the teams agree on|"
                  "what should the teams agree on|what should the agreement say|"
                  "what goes into the agreement|what belongs in the agreement|"
                  "what is a safe agreement|what can each team commit to|"
                  "what should each team commit to|what may each team sign|"
                  "what is safe to sign for each team|what can each owner sign"},
};

const char *fc_phrase_list(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strlen(lists[i].name) == length && memcmp(lists[i].name, name, length) == 0)
            return lists[i].phrases;
    assert(false && "a pattern names no list");
    return "";
}
