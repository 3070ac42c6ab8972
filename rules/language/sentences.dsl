# The sentences that rules are written in. Policy staff use them; engineers decide what they mean to the engine.
#
# A sentence may hold captures, and each takes only words that are already known:
#   {part}         a part of the requirement           {fact}         something said of "it", what the part is asked of
#   {kind}         a kind of thing: session, review    {kind-fact}    something said of that kind of thing
#   {course-fact}  something said of the course        {other-fact}   something else said of "it"
#   {choice}       one of the answers to that fact     {parameter}    a number of this requirement in parameters.yaml
#   {number}       a whole number                      {other-kind-fact}  something else said of that kind of thing
#
# The meaning of a condition is a constraint on what is asked ("it: ..."), on the thing named last ("that: ..."), or a
# thing that there is ("there: ...") or is not ("none: ..."). The questions put to them are those of the classes Asked
# and Described. The facts that a condition names are the facts that the finding shows. "a" may be written "an".

# What a rule is about. Every rule begins with one of these.
[when]Part {part} is asked=it: key == "{requirement}/{part}"
[when]A part with an answer to judge is asked=it: answered, judged
[when]A part with an answer is asked=it: answered, !judged
[when]Any part with an answer is asked=it: answered

# The one fact that answers a part.
[when]The answer is given=it: answerGiven()
[when]The answer is no=it: answerNo()

# What is said of it.
[when]Its {fact} is given=it: given("{fact}")
[when]Its {fact} is answered no=it: no("{fact}")
[when]Its {fact} is not given=it: unsaid("{fact}")
[when]Its {fact} is more than its {other-fact}=it: moreThanIts("{fact}", "{other-fact}")
[when]Its {fact} differs from its {other-fact}=it: differsFromIts("{fact}", "{other-fact}")
[when]Its {fact} is more than the parameter {parameter}=it: more("{fact}", parameter("{parameter}"))
[when]Its {fact} is less than the parameter {parameter}=it: less("{fact}", parameter("{parameter}"))
[when]Its {fact} is at least the parameter {parameter}=it: atLeast("{fact}", parameter("{parameter}"))
[when]Its {fact} is at most the parameter {parameter}=it: atMost("{fact}", parameter("{parameter}"))
[when]Its {fact} is more than {number}=it: more("{fact}", {number})
[when]Its {fact} is less than {number}=it: less("{fact}", {number})
[when]Its {fact} is exactly {number}=it: exactly("{fact}", {number})
[when]Its {fact} includes {choice}=it: is("{fact}", "{choice}")
[when]Its {fact} does not include {choice}=it: !is("{fact}", "{choice}")
[when]Its {fact} is not {choice}=it: isOther("{fact}", "{choice}")
[when]Its {fact} is {choice}=it: is("{fact}", "{choice}")

# What is said of the course as a whole.
[when]The course's {course-fact} is given=it: given("{course-fact}")
[when]The course's {course-fact} is answered no=it: no("{course-fact}")
[when]The course's {course-fact} is not given=it: unsaid("{course-fact}")
[when]The course's {course-fact} is more than {number}=it: more("{course-fact}", {number})

# What is said of something else that the course describes. "That session" is the one named before it. "Every" leaves
# nothing out: what is left unsaid may be so, and so keeps the sentence from holding. It names no facts that a finding
# could show, so a rule with it also says what there is.
[when]There is a {kind} about it=there: kind == "{kind}", is("{kind}.elements", $asked.id)
[when]There is a {kind} expert in it=there: kind == "{kind}", is("{kind}.expert in", $asked.id)
[when]There is a {kind} whose {kind-fact} is given=there: kind == "{kind}", given("{kind-fact}")
[when]There is a {kind} whose {kind-fact} includes {choice}=there: kind == "{kind}", is("{kind-fact}", "{choice}")
[when]There is a {kind} whose {kind-fact} is more than {number}=there: kind == "{kind}", more("{kind-fact}", {number})
[when]There is a {kind} whose {kind-fact} is {choice}=there: kind == "{kind}", is("{kind-fact}", "{choice}")
[when]There is no {kind} about it=none: kind == "{kind}", is("{kind}.elements", $asked.id)
[when]There is no {kind} whose {kind-fact} is {choice}=none: kind == "{kind}", is("{kind-fact}", "{choice}")
[when]Every {kind}'s {kind-fact} is answered no=none: kind == "{kind}", !no("{kind-fact}")
[when]Every {kind} that may be about it has its {kind-fact} answered no=none: kind == "{kind}", mayBe("{kind}.elements", $asked.id), !no("{kind-fact}")
[when]Every {kind} whose {kind-fact} may be {choice} has its {other-kind-fact} answered no=none: kind == "{kind}", mayBe("{kind-fact}", "{choice}"), !no("{other-kind-fact}")
[when]Every {kind} that may be about it and whose {kind-fact} may be {choice} has its {other-kind-fact} answered no=none: kind == "{kind}", mayBe("{kind}.elements", $asked.id), mayBe("{kind-fact}", "{choice}"), !no("{other-kind-fact}")
[when]That {kind} is named in its {fact}=that: isNamed($asked.on("{fact}"))
[when]That {kind}'s {kind-fact} is given=that: given("{kind-fact}")
[when]That {kind}'s {kind-fact} is answered no=that: no("{kind-fact}")
[when]That {kind}'s {kind-fact} is not given=that: unsaid("{kind-fact}")
[when]That {kind}'s {kind-fact} includes {choice}=that: is("{kind-fact}", "{choice}")
[when]That {kind}'s {kind-fact} is more than {number}=that: more("{kind-fact}", {number})
[when]That {kind}'s {kind-fact} is not {choice}=that: isOther("{kind-fact}", "{choice}")
[when]That {kind}'s {kind-fact} is {choice}=that: is("{kind-fact}", "{choice}")

# Numbers that the source does not set.
[when]The parameter {parameter} is not set=it: unset("{parameter}")

# What a rule concludes. Where no rule concludes anything, the part is not stated.
[then]It is met=remarks.say(Said.MET, $asked, "{rule}", {facts}, {parameters});
[then]It is not met=remarks.say(Said.NOT_MET, $asked, "{rule}", {facts}, {parameters});
[then]The statements conflict=remarks.say(Said.CONFLICTING, $asked, "{rule}", {facts}, {parameters});
[then]A reviewer judges it=remarks.say(Said.TO_JUDGE, $asked, "{rule}", {facts}, {parameters});
[then]It does not apply=remarks.say(Said.DOES_NOT_APPLY, $asked, "{rule}", {facts}, {parameters});
